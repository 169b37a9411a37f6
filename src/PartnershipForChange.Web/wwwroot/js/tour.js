// The first-run tour: a small window that goes from stop to stop and marks what it speaks of. It never covers the page:
// everything stays usable. Escape or "skip" ends it for good; the form tells the server.
const tour = document.querySelector("[data-tour]");
const stops = [...tour.querySelectorAll("[data-tour-at]")];
const title = tour.querySelector("h2");
const text = tour.querySelector("[data-tour-text]");
const count = tour.querySelector("[data-tour-count]");
const back = tour.querySelector("[data-tour-back]");
const next = tour.querySelector("[data-tour-next]");
const end = tour.querySelector("[data-tour-end]");
let at = -1;

const seen = element => element && element.getClientRects().length > 0;
const mark = target => {
  document.querySelector(".tour-target")?.classList.remove("tour-target");
  target?.classList.add("tour-target");
  target?.scrollIntoView({ block: "nearest" });
};

const show = stop => {
  at = stop;
  const [name, what] = stops[at].children;
  title.textContent = name.textContent;
  text.textContent = what.textContent;
  count.textContent = count.dataset.tourCount.replace("{0}", at + 1).replace("{1}", stops.length);
  count.hidden = false;
  back.hidden = at === 0;
  next.hidden = at === stops.length - 1;
  next.textContent = next.dataset.tourNext;
  if (next.hidden) end.textContent = end.dataset.tourEnd;
  tour.classList.add("floating");
  const target = document.querySelector(stops[at].dataset.tourAt);
  mark(seen(target) ? target : document.querySelector(".nav-open"));
  title.focus({ preventScroll: true });
};

next.addEventListener("click", () => show(at + 1));
back.addEventListener("click", () => show(at - 1));
tour.addEventListener("keydown", event => {
  if (event.key === "Escape") tour.querySelector("form").requestSubmit();
});
