import type { Locale } from '../../../shared/contract/settings.ts';

/** Names one after another, with the mark of the language between them. */
export function listText(names: readonly string[], locale: Locale): string {
  return names.join(locale === 'fa' ? '، ' : ', ');
}
