// The note line. A note leaves it the moment Enter is pressed and waits in an outbox until the server has it: through
// lost connections, restarts and reloads, sent again and again with the same Idempotency-Key, so it is recorded once.

import { serverNow } from './clock.js';

const form = document.getElementById('composer');
const line = document.getElementById('note');
const kind = document.getElementById('note-kind');
const why = document.getElementById('note-why');
const list = document.getElementById('outbox');
const { number, actorId, actorName, actorRole } = document.body.dataset;
const draftPlace = `note:${number}`;
const outboxPlace = `outbox:${number}`;

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

function show() {
  const waiting = load();
  list.replaceChildren(
    ...waiting.map((note) => {
      const item = document.createElement('li');
      item.textContent = note.text;
      const state = document.createElement('span');
      state.className = 'soft';
      state.textContent = !form ? ' not recorded: the incident is dismissed' : note.tries ? ' not recorded yet, trying again' : ' on its way';
      item.append(state);
      return item;
    }),
  );
}

async function refused(note, answer) {
  const problem = await answer.json().catch(() => ({}));
  const faults = (problem.errors ?? []).map((error) => error.detail);
  const said = problem.detail ?? problem.title ?? 'The note was refused.';
  // Where the detail tells a fault, it does so after a place in the body, which is the note line here.
  why.textContent = (faults.some((fault) => said.endsWith(fault)) ? faults : [said, ...faults]).join(' ');
  line.value = line.value ? `${note.text} ${line.value}` : note.text;
  localStorage.setItem(draftPlace, line.value);
}

/** Whether the note needs no more sending. */
async function settled(note) {
  try {
    const answer = await post(note);
    if (answer.ok) return true;
    const again = answer.status >= 500 || answer.status === 429 || answer.status === 409;
    if (again && (answer.status !== 409 || note.tries < 5)) return false;
    await refused(note, answer);
    return true;
  } catch {
    return false;
  }
}

async function send() {
  if (sending) return;
  sending = true;
  for (let note = load()[0]; note; note = load()[0]) {
    if (await settled(note)) {
      save(load().filter((other) => other.key !== note.key));
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

export function startComposer() {
  // Where no notes are taken, those that still wait are shown, and kept for a reopening.
  if (!form) {
    show();
    return;
  }
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
    show();
    send();
  });
  window.addEventListener('online', send);
  show();
  send();
}
