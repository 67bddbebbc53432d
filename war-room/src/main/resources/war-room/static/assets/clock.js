// Running clocks. Time is the server's: a laptop that is three minutes off must not show an incident three minutes longer.

const now = document.querySelector('meta[name="mayday-now"]')?.content;
let ahead = now ? Date.now() - Date.parse(now) : 0;

/** The server's time, in milliseconds. */
export const serverNow = () => Date.now() - ahead;

/** Takes the time from a page that was just rendered. */
export function setServerNow(instant) {
  if (instant) ahead = Date.now() - Date.parse(instant);
}

/** 27 min 04 s, as the server tells durations. */
export function told(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const two = (n) => String(n).padStart(2, '0');
  const [d, h, m, s] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  if (d > 0) return `${d} d ${two(h)} h ${two(m)} min ${two(s)} s`;
  return h > 0 ? `${h} h ${two(m)} min ${two(s)} s` : `${m} min ${two(s)} s`;
}

function tick() {
  const at = serverNow();
  for (const clock of document.querySelectorAll('[data-since]')) {
    clock.textContent = told(at - Date.parse(clock.dataset.since));
  }
  for (const clock of document.querySelectorAll('[data-millis][data-at]')) {
    clock.textContent = told(Number(clock.dataset.millis) + at - Date.parse(clock.dataset.at));
  }
}

/** Local time where the pointer rests, UTC on the page. */
export function localTimes(root = document) {
  for (const time of root.querySelectorAll('time[datetime]:not([title])')) {
    const at = new Date(time.dateTime);
    time.title = `${time.dateTime} UTC\n${at.toLocaleString([], { dateStyle: 'medium', timeStyle: 'long' })} here`;
  }
}

export function startClocks() {
  tick();
  localTimes();
  setInterval(tick, 1000);
}

export { tick };
