// Shortens a long list of options while one types; what is ticked always stays in sight.
const plain = text => text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();

for (const box of document.querySelectorAll("[data-filter-list]")) {
  const list = document.getElementById(box.dataset.filterList);
  const status = list.nextElementSibling;
  box.hidden = false;

  box.addEventListener("input", () => {
    const words = plain(box.value).split(/\s+/);
    let shown = 0;
    for (const choice of list.children) {
      const isShown = choice.querySelector("input").checked || words.every(word => plain(choice.textContent).includes(word));
      choice.hidden = !isShown;
      if (isShown) shown++;
    }
    status.textContent = status.dataset.text.replace("{0}", shown);
  });

  // Enter in this box would send the whole form.
  box.addEventListener("keydown", event => {
    if (event.key === "Enter") event.preventDefault();
  });
}
