// Keeps a page in step with the log: listens to a live stream and renders again, on the server, what has changed.

import { localTimes, setServerNow, tick } from './clock.js';

const AT_MOST_EVERY = 300;
const FIRST_RETRY = 2000;
const LAST_RETRY = 30_000;

// Something here is older than the page, because it was being pressed.
let behind = false;

// How many answers to forms are in the page.
let answers = 0;
document.addEventListener('htmx:afterSwap', () => answers++);

function isPressed(region) {
  // A button that is replaced between press and release was never clicked.
  if (region.querySelector(':active')) {
    behind = true;
    return true;
  }
  // The answer to a form that is on its way goes into the very elements that are here now.
  return document.querySelector('form.htmx-request') !== null;
}

/** A region is left alone while somebody is working in it; it catches up with the next change. */
export function inUse(region) {
  if (isPressed(region)) return true;
  const focused = document.activeElement;
  if (region.querySelector('.refusal:not(:empty)')) return true;
  if (region.contains(focused) && focused.matches('input:not([type=hidden]), textarea, select')) return true;
  return [...region.querySelectorAll('input:not([type=hidden]), textarea, select')].some(changed);
}

/** Says something else than the page said when it was rendered. */
export function changed(control) {
  if (control.type === 'checkbox') return control.checked !== control.defaultChecked;
  if (control.tagName === 'SELECT') {
    // Where the page names none, the browser selects the first.
    const given = [...control.options].find((option) => option.defaultSelected) ?? control.options[0];
    return control.value !== given?.value;
  }
  return control.value !== control.defaultValue;
}

export function keepOpen(old, fresh) {
  for (const details of old.querySelectorAll('details[id]')) {
    const twin = fresh.querySelector(`#${CSS.escape(details.id)}`);
    if (twin) twin.open = details.open;
  }
}

function focusable(region) {
  const focused = document.activeElement;
  return region.contains(focused) ? focused.id || focused.closest('details[id]')?.id : null;
}

/** What somebody is working in stays as it is; what can be done besides, since something has happened, is added. */
function complete(old, fresh) {
  let place = null;
  for (const part of [...fresh.children]) {
    const twin = [...old.children].find((here) => (part.id ? here.id === part.id : here.isEqualNode(part)));
    if (!twin) {
      // One form is open at a time, and that is the one somebody is working in.
      part.removeAttribute('open');
      if (place) place.after(part);
      else old.prepend(part);
      window.htmx?.process(part);
    }
    place = twin ?? part;
  }
}

function replace(old, fresh) {
  if (old.isEqualNode(fresh) || isPressed(old)) return;
  if (inUse(old)) {
    if ('grows' in old.dataset) complete(old, fresh);
    return;
  }
  keepOpen(old, fresh);
  const focus = focusable(old);
  old.replaceWith(fresh);
  window.htmx?.process(fresh);
  const again = focus && document.getElementById(focus);
  if (again) (again.tagName === 'DETAILS' ? again.querySelector('summary') : again).focus({ preventScroll: true });
}

/** The page as it is now, and not as it was before a form was answered in the meantime. */
async function asked() {
  const before = answers;
  const answer = await fetch(ownAddress(), { headers: { Accept: 'text/html' } });
  if (!answer.headers.get('content-type')?.startsWith('text/html')) throw new Error('no page');
  const text = await answer.text();
  return before === answers ? { answer, text } : asked();
}

/** Has what was being pressed catch up as soon as it is let go. */
export function catchUp(update) {
  for (const release of ['pointerup', 'pointercancel', 'dragend', 'keyup']) {
    document.addEventListener(release, () => {
      if (behind) update();
    });
  }
}

/** Puts what the server shows now in place of what it showed before. */
export async function refresh(alsoFrom) {
  const { answer, text } = await asked();
  const page = new DOMParser().parseFromString(text, 'text/html');
  behind = false;
  setServerNow(page.querySelector('meta[name="mayday-now"]')?.content);
  for (const old of document.querySelectorAll('[data-live]')) {
    const fresh = page.getElementById(old.id);
    // What the server could not read is older here, and still better than nothing.
    if (fresh && !fresh.dataset.blank) replace(old, document.adoptNode(fresh));
  }
  alsoFrom?.(page);
  tick();
  localTimes();
  if (!answer.ok) throw new Error(`status ${answer.status}`);
}

/** The page's, also where it answered a form that was sent to another; without what is asked once. */
function ownAddress() {
  const search = new URLSearchParams(location.search);
  ['seen', 'act'].forEach((name) => search.delete(name));
  return document.body.dataset.page + (search.size ? `?${search}` : '');
}

/** Reloaded, sent on, or come back to, the address leads to the page, and not to the form that was sent last. */
export function keepOwnAddress() {
  history.replaceState(history.state, '', ownAddress() + location.hash);
}

/** Calls at once, then at most every so often, and always once after the last call. */
export function calmly(work) {
  let running = false;
  let again = false;
  let retry = 0;
  let wait = FIRST_RETRY;
  return async function call() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    clearTimeout(retry);
    try {
      await work();
      wait = FIRST_RETRY;
      link.found('page');
    } catch {
      link.lost('page');
      retry = setTimeout(call, wait);
      wait = Math.min(wait * 2, LAST_RETRY);
    }
    setTimeout(() => {
      running = false;
      if (again) {
        again = false;
        call();
      }
    }, AT_MOST_EVERY);
  };
}

/** Shows whether the page is in step, and since when it is not: its stream is gone, or what it renders from. */
function connection() {
  const place = document.getElementById('link');
  const lostAt = new Map();
  const show = () => {
    document.body.classList.toggle('lost', lostAt.size > 0);
    if (!place) return;
    const age = Math.round((Date.now() - Math.min(...lostAt.values())) / 1000);
    const text = lostAt.size === 0 ? '' : `Reconnecting, data ${age} s old`;
    if (place.textContent !== text) place.textContent = text;
  };
  setInterval(show, 1000);
  return {
    lost(what) {
      if (!lostAt.has(what)) lostAt.set(what, Date.now());
    },
    found(what) {
      lostAt.delete(what);
      show();
    },
  };
}

const link = connection();

/**
 * Follows a stream for as long as the page can be seen. A browser holds only six connections to one host, so pages that
 * nobody looks at give theirs back.
 */
export function follow(path, eventName, { lastSeen, onEvent, onBack }) {
  let source = null;
  let wait = 500;

  function open() {
    if (source || document.hidden) return;
    const after = lastSeen();
    source = new EventSource(after ? `${path}?lastEventId=${encodeURIComponent(after)}` : path);
    source.onopen = () => {
      wait = 500;
      link.found('stream');
      // The first time as well: something may have happened after the page was rendered.
      onBack();
    };
    source.addEventListener(eventName, onEvent);
    source.addEventListener('reset', onBack);
    source.onerror = () => {
      link.lost('stream');
      if (source?.readyState === EventSource.CLOSED) retry();
    };
  }

  function retry() {
    close();
    setTimeout(open, wait);
    wait = Math.min(wait * 2, 10_000);
  }

  function close() {
    source?.close();
    source = null;
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) close();
    else open();
  });
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', open);
  open();
}
