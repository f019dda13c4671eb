// Forms that may be sent without a connection. A form inside an element with data-offline-form is sent by script; where
// the server cannot be reached it is kept in the browser's database and sent when it can, under its own idempotency key,
// so that however often it is sent it counts once. It is sent for whoever filled it in only: the account it was kept by,
// and the server asks for the person the form names. Attributes:
//   data-offline-form       a name of the thing
//   data-offline-title      what to call it
//   data-offline-kept       what to say when it is kept
//   data-offline-required   a box that must be ticked before it is kept
import { deliver, keepForm, listKept, post, syncTag, type Delivery, type KeptForm } from './kept_forms';

function say(text: string): void {
  const note = document.getElementById('queue-note');
  const words = note?.querySelector('.note-text');
  if (!note || !words) return;
  words.textContent = text;
  note.hidden = false;
}

function sayDelivery({ sent, refused, waiting }: Delivery): void {
  const note = document.getElementById('queue-note');
  if (!note) return;
  const names = (forms: KeptForm[]) => forms.map((form) => form.title).join('; ');
  const fill = (text: string | undefined, value: string) => (text ?? '').replace('{}', value);
  const lines = [];
  if (sent.length > 0) lines.push(fill(note.dataset.sent, names(sent)));
  if (refused.length > 0) lines.push(fill(note.dataset.refused, names(refused)));
  if (waiting > 0) lines.push(fill(note.dataset.waiting, String(waiting)));
  if (lines.length > 0) say(lines.join(' '));
}

async function wakeWorker(): Promise<void> {
  const registration = await navigator.serviceWorker?.ready as (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }) | undefined;
  await registration?.sync?.register(syncTag).catch(() => undefined);  // not every browser wakes it; the next page does
}

async function send(part: HTMLElement, form: HTMLFormElement): Promise<void> {
  const fields = [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string');
  let answer: Response;
  try {
    answer = await post(form.action, fields);
  } catch {
    const key = fields.find(([name]) => name === '_key')?.[1] ?? crypto.randomUUID();
    fields.push(['signed_at', new Date().toISOString()]);
    await keepForm({ key, account: document.body.dataset.account ?? '', title: part.dataset.offlineTitle ?? '', address: form.action, fields });
    say(part.dataset.offlineKept ?? '');
    document.getElementById('queue-note')?.scrollIntoView({ block: 'center' });
    form.hidden = true;
    await wakeWorker();
    return;
  }
  const next = answer.headers.get('Location');
  if (answer.ok && next) location.assign(next);
  else form.submit();  // the page says what is wrong
}

function watch(part: HTMLElement): void {
  const form = part.querySelector('form');
  form?.addEventListener('submit', (event) => {
    const needed = form.elements.namedItem(part.dataset.offlineRequired ?? '');
    if (needed instanceof HTMLInputElement && !needed.checked) return;  // the server says so
    event.preventDefault();
    void send(part, form);
  });
}

export function keepFormsOffline(): void {
  if (!('indexedDB' in window)) return;
  document.querySelectorAll<HTMLElement>('[data-offline-form]').forEach(watch);
  const deliverKept = async (): Promise<void> => {
    const kept = await listKept();
    if (kept.length === 0) return;
    const account = document.body.dataset.account;
    if (account === undefined) {
      sayDelivery({ sent: [], refused: [], waiting: kept.length });
      return;
    }
    const token = document.querySelector<HTMLInputElement>('input[name="_csrf"]')?.value;
    const delivery = await deliver(account, token);
    sayDelivery(delivery);
    // A page that still asks for what has just been sent is shown anew.
    const asked = document.querySelector<HTMLFormElement>('[data-offline-form] form');
    if (asked && delivery.sent.some((form) => form.address === asked.action)) location.reload();
  };
  void deliverKept().catch(() => undefined);
  window.addEventListener('online', () => void deliverKept().catch(() => undefined));
}
