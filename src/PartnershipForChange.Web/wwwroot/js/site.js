// What every page is given on top of plain HTML. Nothing here is needed for a form to work.

// A form is sent once: the second press of a slow button does nothing, and the button says that it works.
document.addEventListener("submit", event => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "true";
  event.submitter?.setAttribute("aria-busy", "true");
});

// Coming back with the browser's back button finds the form ready again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
  }
});

document.addEventListener("click", event => {
  const target = event.target.closest("[data-confirm], [data-dialog], [data-close], [data-dismiss]");

  // A menu closes when one presses beside it.
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }

  if (!target) return;

  // What asks first: with script its dialog opens at once, without script it leads to the address at which the dialog is open.
  if (target.dataset.confirm) {
    event.preventDefault();
    if (target.form?.reportValidity() ?? true) document.getElementById(target.dataset.confirm).showModal();
  } else if (target.dataset.dialog) {
    document.getElementById(target.dataset.dialog).showModal();
  } else if ("close" in target.dataset) {
    target.closest("dialog").close();
  } else if ("dismiss" in target.dataset) {
    target.closest("[data-flash]").remove();
  }
});

// At that address, with script, the dialog is a modal one as elsewhere.
for (const asked of document.querySelectorAll("dialog[open]")) {
  asked.close();
  asked.showModal();
}

document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details[data-menu][open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A select that filters at once, and a character count while one types.
document.addEventListener("change", event => {
  if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
});

document.addEventListener("input", event => {
  const count = document.getElementById(`${event.target.id}-count`);
  if (count) count.textContent = count.dataset.text.replace("{0}", event.target.maxLength - event.target.value.length);
});

// One box that ticks all the rows of a table, and says whether all, some or none are.
for (const all of document.querySelectorAll("[data-check-all]")) {
  const boxes = [...all.closest("table").querySelectorAll("tbody input[type=checkbox]")];
  const tell = () => {
    const ticked = boxes.filter(box => box.checked).length;
    all.checked = ticked > 0 && ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  all.closest("table").addEventListener("change", event => {
    if (event.target === all) for (const box of boxes) box.checked = all.checked;
    tell();
  });
  tell();
}

// What is in a field is copied, or marked where the browser does not let us.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const status = button.nextElementSibling;
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = status.dataset.copied;
    } catch {
      // Not allowed here: the text is marked, to be copied by hand.
    }
  });
}

// How many rows are ticked is said beside what can be done with them.
for (const count of document.querySelectorAll("[data-picked]")) {
  const boxes = [...count.closest("form").elements].filter(box => box.name === "Chosen" && box.type === "checkbox");
  const text = count.textContent;
  document.addEventListener("change", () => {
    const picked = boxes.filter(box => box.checked).length;
    count.textContent = picked ? count.dataset.picked.replace("{0}", picked) : text;
  });
}

// A file that is dragged over its field.
for (const kind of ["dragenter", "dragleave", "drop"]) {
  document.addEventListener(kind, event => {
    event.target.closest?.(".file-drop")?.classList.toggle("over", kind === "dragenter");
  });
}

// What went wrong is read first. The page stands where its form was sent to: coming back to it, or loading it anew, asks for
// what is to be seen there and not to send the form again.
const errors = document.querySelector("[data-errors]");
if (errors) {
  errors.focus();
  history.replaceState(history.state, "", location.href);
}

// What only works with script shows itself.
for (const control of document.querySelectorAll("[data-dismiss][hidden]")) control.hidden = false;
