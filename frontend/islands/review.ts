// The review of a document keeps its draft on the server while somebody works on it, so that it can be gone on with at
// another desk. Without script the button "save draft" does the same.
const saveAfterMs = 5000;

/** UUIDv7: each save is a write of its own. */
function makeKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Date.now();
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

async function save(form: HTMLFormElement, status: HTMLElement | null): Promise<void> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  fields.set('action', 'draft');
  fields.set('_key', makeKey());
  try {
    const answer = await fetch(form.action, { method: 'POST', body: fields, headers: { Accept: 'application/json' } });
    if (answer.ok && status) status.textContent = status.dataset['saved'] ?? '';
  } catch {
    // No connection: the browser's own draft still has what was typed.
  }
}

const form = document.querySelector<HTMLFormElement>('.review-fields form');
const status = document.getElementById('draft-status');
let timer = 0;
form?.addEventListener('input', () => {
  clearTimeout(timer);
  if (status) status.textContent = '';
  timer = window.setTimeout(() => void save(form, status), saveAfterMs);
});
form?.addEventListener('submit', () => clearTimeout(timer));

export {};
