// What was sent stays in this tab until its answer is there. Whoever had been signed out meanwhile finds it again after signing
// in, in the form it was typed into; whoever else signs in here does not.

const unsent = "unsent";
const person = document.body.dataset.person;
const isTyped = field => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type);
const what = field => field.matches("[type=checkbox], [type=radio]") ? "checked" : "value";

document.addEventListener("submit", event => {
  const form = event.target;
  if (!person || form.method !== "post" || event.defaultPrevented) return;
  const fields = [...form.elements].filter(isTyped).map(field => [field.name, field[what(field)]]);
  sessionStorage.setItem(unsent, JSON.stringify({ person, page: location.pathname + location.search, action: form.action, fields }));
});

const kept = JSON.parse(sessionStorage.getItem(unsent));
const signIn = document.querySelector("form[data-unsent]");
if (kept && signIn) {
  signIn.elements.ReturnUrl.value = kept.page;
  sessionStorage.setItem(unsent, JSON.stringify({ ...kept, signedOut: true }));
} else if (kept) {
  sessionStorage.removeItem(unsent);
  if (kept.signedOut && kept.person === person) giveBack();
}

// Only into a form with the same fields: the page may ask for something else by now.
function giveBack() {
  const form = [...document.forms].find(form => form.method === "post" && form.action === kept.action);
  const fields = form ? [...form.elements].filter(isTyped) : [];
  if (fields.length !== kept.fields.length || fields.some((field, at) => field.name !== kept.fields[at][0])) return;
  for (const [at, field] of fields.entries()) field[what(field)] = kept.fields[at][1];
}
