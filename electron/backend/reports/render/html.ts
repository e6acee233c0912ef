/** Markup that is safe to put into markup; made by the `html` tag only. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

export type HtmlPart = Html | string | number | null | false | readonly HtmlPart[];

/** Tagged template for markup: texts are escaped, `Html` is spliced in, lists are joined, null and false give nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  let markup = strings[0] ?? '';
  parts.forEach((part, index) => {
    markup += toMarkup(part) + (strings[index + 1] ?? '');
  });
  return new Html(markup);
}

/** Text as it may stand in markup and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('\0', '\uFFFD');
}

/** The text that `escapeHtml` was given. */
export function unescapeHtml(markup: string): string {
  return markup.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}

/** Text as a CSS string; nothing in it can end the string or the style element. */
export function cssString(text: string): string {
  return `"${text.replace(/["\\<>\n\r\f\0]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}

function toMarkup(part: HtmlPart): string {
  if (part === null || part === false) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return part.map(toMarkup).join('');
}
