// Ranked lists: the buttons move a line at once instead of posting the form, Alt with an arrow key does the same,
// and a line can be dragged. The order of the hidden inputs is what the form sends.
for (const list of document.querySelectorAll("[data-reorder]")) {
  const status = list.parentElement.querySelector("[role=status]");
  const moves = line => line.querySelectorAll(".moves button");
  let lifted = null;

  const settle = line => {
    const lines = [...list.children];
    lines.forEach((each, at) => {
      const [up, down, remove] = moves(each);
      up.disabled = at === 0;
      down.disabled = at === lines.length - 1;
      for (const button of [up, down, remove]) button.value = button.value.replace(/\d+$/, at);
    });
    if (!line) return;
    const name = line.querySelector(".what").firstChild.parentElement.innerText.split("\n")[0].trim();
    status.textContent = list.dataset.reorder.replace("{0}", name).replace("{1}", lines.indexOf(line) + 1).replace("{2}", lines.length);
    list.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const move = (line, way) => {
    if (way === "up") line.previousElementSibling?.before(line);
    if (way === "down") line.nextElementSibling?.after(line);
    settle(line);
    const [up, down] = moves(line);
    const wanted = way === "up" ? up : down;
    (wanted.disabled ? (way === "up" ? down : up) : wanted).focus();
  };

  list.addEventListener("click", event => {
    const button = event.target.closest("button[name=move]");
    if (!button) return;
    event.preventDefault();
    const line = button.closest("li");
    const way = button.value.split(":")[0];
    if (way === "remove") {
      const next = line.nextElementSibling ?? line.previousElementSibling;
      line.remove();
      settle();
      (next ? moves(next)[2] : list).focus();
    } else {
      move(line, way);
    }
  });

  list.addEventListener("keydown", event => {
    const way = event.altKey && { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!way) return;
    event.preventDefault();
    move(event.target.closest("li"), way);
  });

  for (const line of list.children) line.draggable = true;

  list.addEventListener("dragstart", event => {
    lifted = event.target.closest("li");
    lifted.classList.add("lifted");
    event.dataTransfer.effectAllowed = "move";
  });

  list.addEventListener("dragover", event => {
    const over = event.target.closest("li");
    if (!lifted || !over || over === lifted) return;
    event.preventDefault();
    const { top, height } = over.getBoundingClientRect();
    event.clientY < top + height / 2 ? over.before(lifted) : over.after(lifted);
  });

  list.addEventListener("drop", event => event.preventDefault());

  list.addEventListener("dragend", () => {
    lifted?.classList.remove("lifted");
    settle(lifted);
    lifted = null;
  });
}
