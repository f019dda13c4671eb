// Server-sent events. An element names its source in data-live:
//   <p data-live="/events">            the page offers to be reloaded when a "changed" event comes
//   <div data-live="/imports/3/events"> with a <progress> inside: "progress" events {"done":3,"of":9,"text":"…"} move it,
//                                      and "finished" loads the page anew.
interface Progress {
  done: number;
  of: number;
  text?: string;
}

function showProgress(element: HTMLElement, { done, of, text }: Progress): void {
  const bar = element.querySelector('progress');
  if (bar) {
    bar.max = Math.max(of, 1);
    bar.value = done;
  }
  const words = element.querySelector('.progress-text');
  if (words && text !== undefined) words.textContent = text;
}

function follow(element: HTMLElement, address: string): void {
  const source = new EventSource(address);
  source.addEventListener('progress', (event) => {
    showProgress(element, JSON.parse((event as MessageEvent<string>).data) as Progress);
  });
  source.addEventListener('finished', () => {
    source.close();
    location.reload();
  });
  source.addEventListener('changed', () => {
    const note = document.getElementById('live-note');
    if (note) note.hidden = false;
  });
  window.addEventListener('pagehide', () => source.close());
}

export function followLive(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const address = element.dataset.live;
    if (address?.startsWith('/')) follow(element, address);
  }
}
