// What somebody types stays, whatever happens to the page, until the server has it.

import { changed } from './live.js';

const said = (control) => (control.type === 'checkbox' ? control.checked : control.value);
const controls = (form) => [...form.elements].filter((control) => control.matches('input:not([type=hidden]), select, textarea'));

/** Remembers what a form says in this tab, and forgets it once the form led to another page. */
export function keepDraft(form) {
  if (!form) return;
  const place = `draft:${form.dataset.draft}`;
  // The form is here, so what was sent from it led nowhere else.
  sessionStorage.removeItem(`${place}:sent`);
  const saved = JSON.parse(sessionStorage.getItem(place) ?? '{}');
  for (const control of controls(form)) {
    if (!saved[control.name]) continue;
    if (!control.value) control.value = saved[control.name];
    show(control);
  }
  form.addEventListener('input', () => {
    const typed = Object.fromEntries(controls(form).map((control) => [control.name, said(control)]));
    sessionStorage.setItem(place, JSON.stringify(typed));
  });
  form.addEventListener('submit', () => sessionStorage.setItem(`${place}:sent`, '1'));
}

/** Nothing is sent that was put back unseen. */
function show(control) {
  const details = control.closest('details');
  if (details) details.open = true;
}

/** What was sent from the form is recorded. What never was sent from here stays. */
export function forgetDraft(name) {
  if (sessionStorage.getItem(`draft:${name}:sent`)) {
    sessionStorage.removeItem(`draft:${name}:sent`);
    sessionStorage.removeItem(`draft:${name}`);
  }
}

/** Where a form stands: forms of one page may lead to one address. */
const placeOf = (form) => `draft:${document.body.dataset.number}:${form.closest('details')?.id}`;

const savedOf = (form) => JSON.parse(sessionStorage.getItem(placeOf(form)) ?? '{}');

/** The same for forms that come and go with what the server shows: those that fit the selector, each by its place. */
export function keepDrafts(selector) {
  restoreDrafts(selector);
  document.addEventListener('input', ({ target }) => {
    if (!target.form?.matches(selector)) return;
    const saved = savedOf(target.form);
    // What the server filled in is no draft: it may know better by the next time.
    const typed = controls(target.form)
      .filter((control) => changed(control) || saved[control.name] === said(control))
      .map((control) => [control.name, said(control)]);
    sessionStorage.setItem(placeOf(target.form), JSON.stringify(Object.fromEntries(typed)));
  });
}

/** Puts back what was typed into forms that were rendered again. */
export function restoreDrafts(selector) {
  for (const form of document.querySelectorAll(selector)) {
    const saved = savedOf(form);
    for (const control of controls(form)) {
      if (!(control.name in saved) || saved[control.name] === said(control)) continue;
      if (control.type === 'checkbox') control.checked = saved[control.name];
      else control.value = saved[control.name];
      show(control);
    }
  }
}

/** What was sent from this form is recorded. */
export const forgetDraftOf = (form) => sessionStorage.removeItem(placeOf(form));
