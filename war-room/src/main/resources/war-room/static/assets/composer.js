// The note line. A note leaves it the moment Enter is pressed and waits in an outbox until the server has it: through
// lost connections, restarts and reloads, sent again and again with the same Idempotency-Key, so it is recorded once.

import { serverNow } from './clock.js';
import { speak } from './spoken.js';

const form = document.getElementById('composer');
const line = document.getElementById('note');
const kind = document.getElementById('note-kind');
const why = document.getElementById('note-why');
const list = document.getElementById('outbox');
const place = document.querySelector('.composer-place');
const { number, actorId, actorName, actorRole } = document.body.dataset;
const draftPlace = `note:${number}`;
const outboxPlace = `outbox:${number}`;

/** Said of an incident that takes no notes any more: they wait for its reopening. */
const ENDED = ['incident_dismissed', 'incident_merged'];

const load = () => JSON.parse(localStorage.getItem(outboxPlace) ?? '[]');
const save = (notes) => localStorage.setItem(outboxPlace, JSON.stringify(notes));

/** Not crypto.randomUUID: browsers offer it to https and localhost only. */
export const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');

let sending = false;
let wait = 500;

function headers(note) {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': note.key };
  if (note.actor?.id) {
    headers['Mayday-Actor-Kind'] = 'person';
    headers['Mayday-Actor-Id'] = note.actor.id;
    headers['Mayday-Actor-Name'] = encodeURIComponent(note.actor.name);
  }
  if (note.actor?.role) headers['Mayday-Actor-Role'] = encodeURIComponent(note.actor.role);
  return headers;
}

/** The public API, like everybody else. */
const post = (note) =>
  fetch(`/api/v1/incidents/${number}/note`, {
    method: 'POST',
    headers: headers(note),
    body: JSON.stringify({ text: note.text, kind: note.kind, occurredAt: note.at }),
  });

const isOffered = () => form !== null && !form.hidden;

function item(text, state) {
  const item = document.createElement('li');
  item.textContent = text;
  const span = document.createElement('span');
  span.className = 'soft';
  span.textContent = ` ${state}`;
  item.append(span);
  return item;
}

function stateOf(note) {
  if (note.held) return `not recorded: ${note.held}`;
  return note.tries ? 'not recorded yet, trying again' : 'on its way';
}

function show() {
  const half = isOffered() ? '' : localStorage.getItem(draftPlace);
  list.replaceChildren(...load().map((note) => item(note.text, stateOf(note))), ...(half ? [item(half, 'not sent')] : []));
  if (list.hasChildNodes()) place.hidden = false;
}

function sentence(problem) {
  const faults = (problem.errors ?? []).map((error) => error.detail);
  const said = problem.detail ?? problem.title ?? 'The note was refused.';
  // Where the detail tells a fault, it does so after a place in the body, which is the note line here.
  return (faults.some((fault) => said.endsWith(fault)) ? faults : [said, ...faults]).join(' ');
}

function giveBack(note, said) {
  why.textContent = said;
  line.value = line.value ? `${note.text} ${line.value}` : note.text;
  localStorage.setItem(draftPlace, line.value);
}

/** It is not taken now, and stays in sight. */
function hold(note, said) {
  save(load().map((other) => (other.key === note.key ? { ...other, held: said } : other)));
  speak(`Not recorded: ${said}`);
}

/** Whether the note needs no more sending, for now. */
async function settled(note) {
  let answer;
  try {
    answer = await post(note);
  } catch {
    return false;
  }
  if (answer.ok) {
    forget(note);
    return true;
  }
  const problem = await answer.json().catch(() => ({}));
  const hasEnded = ENDED.includes(problem.code);
  const again = answer.status >= 500 || answer.status === 429 || (answer.status === 409 && note.tries < 5);
  if (again && !hasEnded) return false;
  if (hasEnded || !isOffered()) {
    hold(note, sentence(problem));
  } else {
    giveBack(note, sentence(problem));
    forget(note);
  }
  return true;
}

const forget = (note) => save(load().filter((other) => other.key !== note.key));
const next = () => load().find((note) => !note.held);

async function send() {
  if (sending) return;
  sending = true;
  for (let note = next(); note; note = next()) {
    if (await settled(note)) {
      wait = 500;
    } else {
      save(load().map((other) => (other.key === note.key ? { ...other, tries: other.tries + 1 } : other)));
      setTimeout(send, wait);
      wait = Math.min(wait * 2, 8000);
      break;
    }
    show();
  }
  sending = false;
  show();
}

/** What was held may be taken now. */
function resume() {
  if (load().some((note) => note.held)) save(load().map(({ held, ...note }) => note));
  show();
  send();
}

/** Whether notes are taken. Where they are not, what was half written stays in sight. */
export function offerNotes(isTaken) {
  if (isTaken && !form) location.reload();
  if (!form) return;
  const wasTaken = isOffered();
  if (!isTaken && form.contains(document.activeElement)) document.getElementById('log').focus({ preventScroll: true });
  form.hidden = !isTaken;
  if (isTaken && load().some((note) => note.held)) resume();
  else if (isTaken !== wasTaken) show();
}

export function startComposer() {
  window.addEventListener('online', resume);
  resume();
  if (!form) return;
  if (!line.value) line.value = localStorage.getItem(draftPlace) ?? '';
  line.addEventListener('input', () => localStorage.setItem(draftPlace, line.value));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = line.value.trim();
    if (!text) return;
    const actor = { id: actorId, name: actorName, role: actorRole };
    const at = new Date(serverNow()).toISOString();
    save([...load(), { key: newKey(), text, kind: kind.value, at, actor, tries: 0 }]);
    line.value = '';
    why.textContent = '';
    localStorage.removeItem(draftPlace);
    line.focus();
    resume();
  });
}
