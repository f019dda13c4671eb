// The bell: the number of unread notifications, kept true while the page is looked at, and a note for what is new.
// The stream only says that something changed; what, is asked for. Only the page that is in front listens, so that many
// open tabs take one connection.
interface News {
  count: number;
  number: string;
  label: string;
  newest: { id: number; title: string; address: string }[];
}

const noteSeconds = 12;
const settleMilliseconds = 250;

let newestKnown: number | undefined;

function showCount(bell: HTMLElement, news: News): void {
  const count = bell.querySelector<HTMLElement>('#bell-count');
  const label = bell.querySelector<HTMLElement>('#bell-label');
  if (count) {
    count.textContent = news.number;
    count.hidden = news.count === 0;
  }
  if (label) label.textContent = news.label;
}

/** Tells the server that its reader has gone there; the page need not wait. */
function markRead(id: number): void {
  const token = document.querySelector<HTMLInputElement>('input[name="_csrf"]')?.value;
  if (!token) return;
  const headers = { 'X-CSRF-Token': token, 'Accept': 'application/json', 'Content-Type': 'application/json' };
  fetch(`/notifications/${id}/read`, { method: 'POST', headers, body: '{}', keepalive: true }).catch(() => undefined);
}

function showNote({ id, title, address }: News['newest'][number]): void {
  const place = document.getElementById('news');
  if (!place) return;
  const note = document.createElement('p');
  note.className = 'news-note';
  const link = document.createElement('a');
  link.href = address.startsWith('/') ? address : '/notifications';
  link.textContent = title;
  link.addEventListener('click', () => markRead(id));
  note.append(link);
  place.append(note);
  setTimeout(() => note.remove(), noteSeconds * 1000);
}

async function ask(bell: HTMLElement): Promise<boolean> {
  const answer = await fetch(bell.dataset.news ?? '', { headers: { Accept: 'application/json' } });
  if (!answer.ok) return answer.status >= 500;
  const news = (await answer.json()) as News;
  showCount(bell, news);
  const known = newestKnown;
  newestKnown = Math.max(known ?? 0, ...news.newest.map((one) => one.id));
  if (known !== undefined) news.newest.filter((one) => one.id > known).reverse().forEach(showNote);
  return true;
}

export function followNews(): void {
  const bell = document.getElementById('bell');
  const stream = bell?.dataset.stream;
  if (!bell || !stream) return;
  let source: EventSource | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    source?.close();
    source = undefined;
  };
  const askSoon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      ask(bell).then((goOn) => { if (!goOn) stop(); }).catch(() => undefined);  // signed out: nothing to follow
    }, settleMilliseconds);
  };
  const start = (): void => {
    if (source || document.visibilityState !== 'visible') return;
    source = new EventSource(stream);
    source.addEventListener('open', askSoon);
    source.addEventListener('changed', askSoon);
  };
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') start();
    else stop();
  });
  window.addEventListener('pagehide', stop);
  window.addEventListener('pageshow', start);
  start();
}
