import { startClocks } from './clock.js';
import { newKey, offerNotes, startComposer } from './composer.js';
import { forgetDraft, forgetDraftOf, keepDrafts, restoreDrafts } from './draft.js';
import { calmly, catchUp, follow, inUse, keepOpen, keepOwnAddress, refresh } from './live.js';
import { speak } from './spoken.js';

const minutes = document.getElementById('minutes');
const pill = document.getElementById('pill');
const FORMS = '#steps form, #do-tick-checklist form, .amend form';
let lastSequence = Number(document.body.dataset.version ?? 0);
let unread = 0;

const log = document.getElementById('log');
const place = document.querySelector('.composer-place');

/** Where there is room the log scrolls by itself, else the page does. */
const scrollsItself = () => getComputedStyle(log).overflowY === 'auto';

/** How much of the log lies below what can be seen. */
function below() {
  if (scrollsItself()) return log.scrollHeight - log.clientHeight - log.scrollTop;
  return log.getBoundingClientRect().bottom + place.offsetHeight - window.innerHeight;
}

const atEnd = () => below() < 60;

function toEnd() {
  if (scrollsItself()) log.scrollTop = log.scrollHeight;
  else if (below() > 0) window.scrollBy(0, below());
  unread = 0;
  pill.hidden = true;
}

/** Where the title has scrolled away below the bar, the bar says it. */
function showTitle() {
  const title = document.querySelector('h1').getBoundingClientRect();
  document.body.classList.toggle('past-title', title.bottom <= document.querySelector('.bar').getBoundingClientRect().bottom);
}

function adopt(line) {
  const fresh = document.adoptNode(line);
  window.htmx?.process(fresh);
  return fresh;
}

/** What was said about an entry later changes its line. Whoever was reading on it stays there. */
function renew(old, line) {
  const fresh = adopt(line);
  keepOpen(old, fresh);
  const focus = old.contains(document.activeElement) ? document.activeElement.closest('details[id]')?.id : null;
  old.replaceWith(fresh);
  if (focus) document.getElementById(focus)?.querySelector('summary').focus({ preventScroll: true });
  return fresh;
}

/**
 * Keeps every line that is already there and says the same, so that reading is not disturbed, and puts the others where
 * they belong.
 */
function merge(fresh) {
  const wanted = new Set();
  const added = [];
  let place = minutes.firstElementChild;
  for (const line of [...fresh.children]) {
    wanted.add(line.id);
    let known = document.getElementById(line.id);
    if (known && known.textContent !== line.textContent && !inUse(known)) {
      const isNext = known === place;
      known = renew(known, line);
      if (isNext) place = known;
    }
    if (known && known === place) {
      place = place.nextElementSibling;
    } else if (known) {
      minutes.insertBefore(known, place);
    } else {
      minutes.insertBefore(adopt(line), place);
      if (line.classList.contains('entry')) added.push(line);
    }
  }
  for (const line of [...minutes.children]) if (!wanted.has(line.id)) line.remove();
  return added;
}

function grow(page) {
  const fresh = page.getElementById('minutes');
  if (!fresh || !page.body.dataset.version) return;
  // Who looks on while it is merged has nothing to write here any more.
  place.hidden = (page.querySelector('.composer-place')?.hidden ?? false) && !place.querySelector('.outbox li');
  offerNotes(page.getElementById('composer') !== null);
  const follows = atEnd();
  const added = merge(fresh);
  lastSequence = Math.max(lastSequence, Number(page.body.dataset.version));
  for (const line of added) {
    line.classList.add('new');
    speak(line.querySelector('.headline').textContent.trim());
  }
  if (added.length && follows) {
    toEnd();
  } else if (added.length) {
    unread += added.length;
    pill.textContent = `${unread} new`;
    pill.hidden = false;
  }
}

const update = calmly(() => refresh(grow));

// Only what was recorded leads here with the version that it led to.
if (new URLSearchParams(location.search).has('seen')) forgetDraft('report');
keepOwnAddress();
startClocks();
startComposer();
keepDrafts(FORMS);
catchUp(update);
follow(document.body.dataset.stream, 'entry', {
  lastSeen: () => lastSequence,
  onEvent: update,
  onBack: update,
});

pill.addEventListener('click', () => {
  toEnd();
  document.getElementById('note')?.focus({ preventScroll: true });
});
for (const scroller of [window, log]) {
  scroller.addEventListener('scroll', () => {
    if (unread && atEnd()) toEnd();
  }, { passive: true });
}
for (const change of ['scroll', 'resize']) window.addEventListener(change, showTitle, { passive: true });

/** The button in the head opens its form where it stands. */
document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-opens]');
  const step = opener && document.getElementById(opener.dataset.opens);
  if (!step) return;
  event.preventDefault();
  step.open = true;
  step.scrollIntoView({ block: 'nearest' });
  step.querySelector('input:not([type=hidden]), select, textarea, button')?.focus();
});

/** The refusal of a form that is not there any more. */
const homeless = () => document.querySelector('#homeless .refusal');

/** What was said of an entry shows in its line, and whoever said it stays there. */
function amended(line, form) {
  const why = line.querySelector('.refusal:not(:empty)') ?? homeless();
  if (!why) {
    speak(document.getElementById('did').textContent);
    forgetDraftOf(form);
  }
  restoreDrafts(FORMS);
  (why ?? line.querySelector('.amend > summary') ?? log).focus({ preventScroll: true });
  update();
}

document.addEventListener('htmx:afterSettle', (event) => {
  const { target, requestConfig } = event.detail;
  if (target?.classList.contains('entry')) {
    if (event.target.id === target.id) amended(event.target, requestConfig.elt);
    return;
  }
  // Only what was answered now: a form elsewhere on the page may still show why it was refused before.
  const told = homeless() ?? document.getElementById(target?.id)?.querySelector('.refusal:not(:empty)') ?? document.getElementById('did');
  if (told?.id === 'did' && requestConfig) forgetDraftOf(requestConfig.elt);
  restoreDrafts(FORMS);
  // For a moment the form that was sent and the one in the answer share a page, and of these only one may be open.
  told?.closest('details')?.setAttribute('open', '');
  told?.focus();
  update();
});

const STILL_HERE = 'What you typed is still here';
const SEND_AGAIN = `${STILL_HERE}; send it again in a moment.`;
const UNKNOWN = `${STILL_HERE}; sent again unchanged, it is recorded once.`;

function stillHere(form, why) {
  if (!form) return;
  const place = form.querySelector('.refusal') ?? form.insertBefore(document.createElement('p'), form.firstChild);
  place.className = 'refusal';
  place.setAttribute('role', 'alert');
  place.textContent = why;
  update();
}

/** What a server says that does not say what became of the command: a problem, or a page. */
function detail(text, page) {
  try {
    return JSON.parse(text).detail;
  } catch {
    return page.querySelector('main p')?.textContent;
  }
}

function unanswered({ status, responseText }, page) {
  const answered = `the server answered with ${status}.`;
  if (status < 500) return `Not recorded: ${detail(responseText, page) ?? answered} ${STILL_HERE}.`;
  // Whoever is about to start or to stop has done nothing.
  if (status === 503) return `Not recorded: ${answered} ${SEND_AGAIN}`;
  return `Not known whether it was recorded: ${answered} ${UNKNOWN}`;
}

const renewKey = (form, key) => form?.querySelectorAll('input[name=key]').forEach((field) => (field.value = key));

/** It is in the log, and the form that said it stays on the page: empty, and never the same request again. */
function recordedUnseen(region, said) {
  for (const form of region.querySelectorAll('form')) {
    form.reset();
    renewKey(form, newKey());
  }
  restoreDrafts(FORMS);
  region.querySelectorAll('.refusal').forEach((refusal) => refusal.remove());
  const did = document.getElementById('did');
  did.className = said.className;
  did.replaceChildren(...said.childNodes);
  did.focus();
  update();
}

document.addEventListener('htmx:sendError', (event) => {
  stillHere(event.target.closest('form'), `Not known whether it was recorded: the connection is lost. ${UNKNOWN}`);
});

/** An answer without forms would leave nothing in the place of those that are here. */
document.addEventListener('htmx:beforeSwap', (event) => {
  const { target, serverResponse, xhr, requestConfig } = event.detail;
  if (!['steps', 'checklist'].includes(target?.id) && !target?.classList.contains('entry')) return;
  const answer = new DOMParser().parseFromString(serverResponse, 'text/html');
  if (answer.getElementById(target.id)) return;
  event.detail.shouldSwap = false;
  const form = requestConfig.elt.closest('form');
  const said = answer.getElementById('did');
  const refusal = answer.querySelector('#homeless .refusal');
  if (said?.textContent.trim()) {
    forgetDraftOf(form);
    recordedUnseen(target, said);
  } else if (refusal) {
    renewKey(form, refusal.dataset.key);
    stillHere(form, refusal.textContent);
  } else if (xhr.status < 400) {
    update();
  } else {
    stillHere(form, unanswered(xhr, answer));
  }
});

/** The head that is here says more than one rendered while nothing could be read. */
document.addEventListener('htmx:oobBeforeSwap', (event) => {
  if (event.detail.fragment.querySelector('[data-blank]')) event.detail.shouldSwap = false;
});

if (document.body.dataset.over !== 'true' && !location.hash) toEnd();
