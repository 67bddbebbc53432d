import { startClocks } from './clock.js';
import { keepDraft } from './draft.js';
import { calmly, catchUp, follow, keepOwnAddress, refresh } from './live.js';
import { speak } from './spoken.js';

keepOwnAddress();
startClocks();
keepDraft(document.getElementById('report'));

const known = new Set([...document.querySelectorAll('.card')].map((card) => card.id));
const update = calmly(() =>
  refresh(() => {
    for (const card of document.querySelectorAll('.card')) {
      if (!known.has(card.id)) {
        known.add(card.id);
        speak(`New incident: ${card.querySelector('h3').textContent.trim()}`);
      }
    }
  }),
);

catchUp(update);
follow(document.body.dataset.stream, 'incident', { lastSeen: () => null, onEvent: update, onBack: update });

document.addEventListener('keydown', (event) => {
  if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.target.matches('input, textarea, select')) {
    event.preventDefault();
    document.getElementById('q').focus();
  }
});
