const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]';

/** Moves the focus to the next or previous part of the window: bar, navigation, content, panel. */
export function focusRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(here + step + regions.length) % regions.length];
  if (next === undefined) return;
  (next.tabIndex === -1 && next.hasAttribute('tabindex') ? next : next.querySelector<HTMLElement>(FOCUSABLE))?.focus();
}
