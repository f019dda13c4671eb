// What is typed into a form is kept in this tab until the form is sent: a reload, a dead battery or a step back loses
// nothing. Passwords, files and hidden fields are never kept, and nothing outlives the tab.
type Draft = [name: string, value: string][];
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const saveAfterMs = 400;
const keptTypes = ['text', 'textarea', 'email', 'tel', 'url', 'checkbox', 'radio', 'select-one', 'select-multiple'];

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter((element): element is Field =>
    'name' in element && element.name !== '' && 'type' in element && keptTypes.includes(element.type as string));
}

function isChosen(field: Field): boolean {
  return !(field instanceof HTMLInputElement) || !['checkbox', 'radio'].includes(field.type) || field.checked;
}

function read(form: HTMLFormElement): Draft {
  return fieldsOf(form).filter(isChosen).map((field) => [field.name, field.value]);
}

function write(form: HTMLFormElement, draft: Draft): void {
  for (const field of fieldsOf(form)) {
    const values = draft.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) {
      field.checked = values.includes(field.value);
    } else if (values[0] !== undefined) {
      field.value = values[0];
    }
  }
}

/** Tells that a draft was put back, and lets it be thrown away. */
function tell(form: HTMLFormElement, untouched: Draft, key: string): void {
  const note = document.getElementById('draft-note');
  if (!note) return;
  note.hidden = false;
  note.querySelector('button')?.addEventListener('click', () => {
    write(form, untouched);
    sessionStorage.removeItem(key);
    note.hidden = true;
    fieldsOf(form)[0]?.focus();
  });
}

function keep(form: HTMLFormElement, index: number): void {
  const key = `draft:${location.pathname}:${form.getAttribute('action') ?? ''}:${index}`;
  const untouched = read(form);
  const kept = sessionStorage.getItem(key);
  // A form that came back with faults holds what was typed already.
  const cameBack = document.getElementById('error-summary') !== null;
  if (kept !== null && !cameBack && kept !== JSON.stringify(untouched)) {
    write(form, JSON.parse(kept) as Draft);
    tell(form, untouched, key);
  }
  let timer = 0;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => sessionStorage.setItem(key, JSON.stringify(read(form))), saveAfterMs);
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    sessionStorage.removeItem(key);
  });
}

/** Whoever logs in next in this tab finds nothing of the one before. */
function forgetAtLogOut(): void {
  for (const form of document.querySelectorAll('form[action="/logout"]'))
    form.addEventListener('submit', () => sessionStorage.clear());
}

export function keepDrafts(): void {
  forgetAtLogOut();
  const forms = document.querySelectorAll<HTMLFormElement>('main form[method="post"]');
  forms.forEach((form, index) => {
    const hasPassword = form.querySelector('input[type="password"]') !== null;
    if (!hasPassword && fieldsOf(form).length > 0) keep(form, index);
  });
}
