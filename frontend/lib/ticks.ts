// A group of boxes with data-tick-all gets a button of that name, which ticks them all.
export function offerTickAll(): void {
  for (const group of document.querySelectorAll<HTMLElement>('[data-tick-all]')) {
    const boxes = [...group.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
    if (boxes.length < 2) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-secondary';
    button.textContent = group.dataset.tickAll ?? '';
    button.addEventListener('click', () => { for (const box of boxes) box.checked = true; });
    group.querySelector('legend')?.after(button);
  }
}
