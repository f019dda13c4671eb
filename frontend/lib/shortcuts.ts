// Keyboard shortcuts: "/" search, "g h" today, "g m" menu, "?" help. They can be turned off on the help page
// (WCAG 2.1.4), and never work while something is being typed.
const storageKey = 'shortcuts-off';

function areOn(): boolean {
  return localStorage.getItem(storageKey) === null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}

function goTo(key: string): boolean {
  if (key === 'h') location.assign('/');
  else if (key === 'm') firstMenuLink()?.focus();
  else return false;
  return true;
}

/** The first link of the menu that is to be seen; a folded menu is opened. */
function firstMenuLink(): HTMLElement | null {
  const fold = document.querySelector<HTMLDetailsElement>('details.menu-fold');
  if (fold && fold.offsetParent !== null) {
    fold.open = true;
    return fold.querySelector('a');
  }
  return document.querySelector('.side a');
}

export function listenForShortcuts(): void {
  let waitsForPlace = false;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !areOn()) return;
    if (waitsForPlace) {
      waitsForPlace = false;
      if (goTo(event.key)) event.preventDefault();
    } else if (event.key === 'g') {
      waitsForPlace = true;
      setTimeout(() => { waitsForPlace = false; }, 1500);
    } else if (event.key === '/') {
      event.preventDefault();
      document.getElementById('search')?.focus();
    } else if (event.key === '?') {
      location.assign('/help');
    }
  });
  offerToggle();
}

function offerToggle(): void {
  const toggle = document.getElementById('shortcuts-toggle');
  if (!toggle) return;
  const show = () => {
    toggle.setAttribute('aria-pressed', String(areOn()));
    toggle.textContent = (areOn() ? toggle.dataset.on : toggle.dataset.off) ?? '';
  };
  toggle.addEventListener('click', () => {
    if (areOn()) localStorage.setItem(storageKey, '1');
    else localStorage.removeItem(storageKey);
    show();
  });
  toggle.hidden = false;
  show();
}
