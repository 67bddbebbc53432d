// What somebody types stays, whatever happens to the page, until the server has it.

/** Remembers the named fields of a form in this tab, and forgets them once the form led to another page. */
export function keepDraft(form, names) {
  if (!form) return;
  const place = `draft:${form.dataset.draft}`;
  const saved = JSON.parse(sessionStorage.getItem(place) ?? '{}');
  for (const name of names) {
    const field = form.elements.namedItem(name);
    if (saved[name] && !field.value) field.value = saved[name];
  }
  form.addEventListener('input', () => {
    const typed = Object.fromEntries(names.map((name) => [name, form.elements.namedItem(name).value]));
    sessionStorage.setItem(place, JSON.stringify(typed));
  });
  form.addEventListener('submit', () => sessionStorage.setItem(`${place}:sent`, '1'));
}

/** The form led here: what it said is recorded. */
export function forgetDraft(name) {
  if (sessionStorage.getItem(`draft:${name}:sent`)) {
    sessionStorage.removeItem(`draft:${name}:sent`);
    sessionStorage.removeItem(`draft:${name}`);
  }
}
