// Menus that fold out over the page (<details>) close on Escape, on a click elsewhere and when focus leaves them.
const selector = 'details.menu-fold, details.account-menu';

function close(menu: HTMLDetailsElement): void {
  menu.open = false;
}

export function closeMenus(): void {
  const menus = document.querySelectorAll<HTMLDetailsElement>(selector);
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of menus) {
      if (!menu.open) continue;
      const inside = menu.contains(document.activeElement);
      close(menu);
      if (inside) menu.querySelector('summary')?.focus();
    }
  });
  document.addEventListener('click', (event) => {
    for (const menu of menus) if (menu.open && !menu.contains(event.target as Node)) close(menu);
  });
  for (const menu of menus) {
    menu.addEventListener('focusout', (event) => {
      const next = event.relatedTarget as Node | null;
      if (next && !menu.contains(next)) close(menu);
    });
  }
}
