// Boards: a card is lifted by dragging it or by its button. Every target then shows what going there would do, as the server
// says in one answer, before anything is done; dropping on a target, or pressing it, sends its form or asks first.
const board = document.querySelector("[data-board]");
const bar = board.querySelector("[data-board-bar]");
const status = bar.querySelector("[role=status]");
const targets = new Map([...board.querySelectorAll("[data-target]")].map(target => [target.dataset.target, target]));
let lifted = null;

const putBack = () => {
  lifted?.classList.remove("lifted");
  for (const effect of board.querySelectorAll(".effect")) effect.remove();
  bar.classList.remove("on");
  status.textContent = "";
  lifted = null;
};

const show = ({ target, kind, text }) => {
  const place = targets.get(target);
  if (!place) return;
  const effect = document.createElement(kind === "no" ? "p" : "button");
  effect.className = `effect ${kind}`;
  effect.textContent = text;
  if (kind !== "no") {
    effect.type = "button";
    effect.dataset.choose = target;
    if (place.dataset.where) effect.ariaLabel = `${place.dataset.where}: ${text}`;
  }
  place.append(effect);
};

const lift = async card => {
  putBack();
  lifted = card;
  card.classList.add("lifted");
  const answer = await fetch(board.dataset.board.replace("{0}", card.dataset.guest));
  const effects = answer.ok ? await answer.json() : null;
  if (lifted !== card) return false;

  // What cannot be shown here (signed out by now, somebody has published) the card's own page tells.
  if (!effects) {
    location.assign(card.querySelector("a[href]").href);
    return false;
  }
  effects.targets.forEach(show);
  status.textContent = effects.said;
  bar.classList.add("on");
  return true;
};

// On the page that comes after a move the focus is on the card again, and what was done is said with it.
const moved = "moved";
const back = board.querySelector(`[data-guest="${CSS.escape(sessionStorage.getItem(moved) ?? "")}"] [data-lift]`);
sessionStorage.removeItem(moved);
if (back) {
  const said = document.querySelector("[data-flash] span");
  if (said) back.setAttribute("aria-describedby", said.id = "said");
  back.focus();
}

const choose = effect => {
  const [act, value] = effect.dataset.choose.split(":");
  const form = board.querySelector(`[data-board-form=${act}]`);
  form.querySelector("[data-lifted]").value = lifted.dataset.guest;
  form.querySelector("[data-chosen]").value = value;
  form.addEventListener("submit", () => sessionStorage.setItem(moved, lifted.dataset.guest), { once: true });
  const dialog = form.closest("dialog");
  if (!dialog) return form.requestSubmit();
  dialog.querySelector("[data-effect]").textContent = effect.ariaLabel;
  dialog.showModal();
};

for (const card of board.querySelectorAll("[data-guest]")) {
  card.draggable = card.dataset.guest !== "";
  for (const link of card.querySelectorAll("a")) link.draggable = false;
}

board.addEventListener("click", async event => {
  const button = event.target.closest("[data-lift], [data-choose], [data-put-back]");
  if (!button) return;
  if ("choose" in button.dataset) {
    choose(button);
  } else if ("lift" in button.dataset) {
    if (await lift(button.closest("[data-guest]"))) (board.querySelector("button.effect") ?? bar.querySelector("button")).focus();
  } else {
    const from = lifted?.querySelector("[data-lift]");
    putBack();
    from?.focus();
  }
});

document.addEventListener("keydown", event => {
  if (event.key !== "Escape" || !lifted || board.querySelector("dialog[open]")) return;
  const from = lifted.querySelector("[data-lift]");
  putBack();
  from.focus();
});

board.addEventListener("dragstart", event => {
  const card = event.target.closest("[data-guest]");
  if (!card?.draggable) return;
  event.dataTransfer.effectAllowed = "move";
  lift(card);
});

for (const kind of ["dragover", "dragleave", "drop"]) {
  board.addEventListener(kind, event => {
    const effect = event.target.closest?.("[data-choose]");
    if (!effect) return;
    event.preventDefault();
    effect.classList.toggle("over", kind === "dragover");
    if (kind === "drop") choose(effect);
  });
}

board.addEventListener("dragend", () => {
  if (!board.querySelector("dialog[open]")) putBack();
});
