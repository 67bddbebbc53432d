// What a screen reader hears of changes: politely, and gathered, so that a burst is one sentence.

const place = document.getElementById('spoken');
const gathered = [];
let timer = 0;

export function speak(text) {
  gathered.push(text);
  timer ||= setTimeout(() => {
    place.textContent = gathered.length > 3 ? `${gathered.length} new entries. ${gathered.at(-1)}` : gathered.join('. ');
    gathered.length = 0;
    timer = 0;
  }, 3000);
}
