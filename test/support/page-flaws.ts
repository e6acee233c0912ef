import type { Page } from 'playwright-core';
import type { Locale } from '../../shared/contract/settings.ts';

/** Flaws of the page as shown that a program can see: sideways scrolling, raw message keys, texts cut off without a title, foreign words. */
export async function flawsOf(page: Page, locale: Locale): Promise<readonly string[]> {
  return page.evaluate((language) => {
    const flaws: string[] = [];
    const root = document.scrollingElement;
    if (root !== null && root.scrollWidth > root.clientWidth + 1) flaws.push(`sideways: ${root.scrollWidth} > ${root.clientWidth}`);
    const main = document.querySelector('main');
    if (main === null) return ['no main'];
    for (const box of main.querySelectorAll<HTMLElement>('*')) {
      const look = getComputedStyle(box);
      if (
        box.closest('[role=region], table, [role=tablist]') === null &&
        box.querySelector('[role=tablist]') === null &&
        look.overflowX === 'auto' &&
        box.scrollWidth > box.clientWidth + 1
      )
        flaws.push(`scrolls sideways: ${box.tagName} ${box.className.slice(0, 40)} ${box.scrollWidth} > ${box.clientWidth}`);
      const text = [...box.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent ?? '')
        .join('')
        // What stands between isolates is a value, not a word of the program.
        .replace(/[\u2066-\u2068]+[^\u2069]*\u2069+/g, '')
        // Names of standards are the same in every language.
        .replace(/UTF-\d+|SHA-256|RFM|(?:Windows|ISO|KOI8)-[\w-]+/g, '')
        .trim();
      if (text === '' || box.getClientRects().length === 0) continue;
      const place = box.getBoundingClientRect();
      if (look.overflow === 'hidden' && place.width > 2 && box.scrollWidth > box.clientWidth + 1 && box.closest('[title], td') === null)
        flaws.push(`cut off: "${text.slice(0, 60)}"`);
      if (box.closest('[role=region], table, [role=tablist]') === null && place.width > 2 && (place.right > innerWidth + 1 || place.left < -1))
        flaws.push(`outside: "${text.slice(0, 60)}"`);
      if (/^[a-z]+(\.[a-zA-Z]+){1,}$/.test(text) && box.closest('bdi') === null && !/\.(csv|txt|gz)$/.test(text)) flaws.push(`raw key: ${text}`);
      if (/\{\{|\}\}|undefined|NaN|\[object/.test(text)) flaws.push(`raw value: ${text.slice(0, 60)}`);
      if (language === 'fa' && box.closest('bdi, td, table thead, code, [dir=ltr], [dir=auto]') === null && /[A-Za-z]{3,}/.test(text))
        flaws.push(`foreign: "${text.slice(0, 80)}"`);
      if (language === 'fa' && box.closest('bdi, td, table thead, code, [dir=ltr], [dir=auto]') === null && /[0-9]/.test(text))
        flaws.push(`Latin digits: "${text.slice(0, 80)}"`);
    }
    return [...new Set(flaws)];
  }, locale);
}
