import { ANALYSES } from '../analyses/registry.ts';
import type { Locale } from '../contract/settings.ts';
import { EN_MESSAGES } from './en.ts';
import { FA_MESSAGES } from './fa.ts';

const APP_MESSAGES = { en: EN_MESSAGES, fa: FA_MESSAGES };

/** All texts of a language as one tree: the app's areas, and every analysis under `analyses.<id>`. */
export function messageTree(locale: Locale): Record<string, unknown> {
  const app = APP_MESSAGES[locale];
  const own = Object.fromEntries(ANALYSES.map((analysis) => [analysis.id, analysis.messages[locale]]));
  return { ...app, analyses: { ...app.analyses, ...own } };
}
