import type { Page } from '@playwright/test';
import type { Locale } from '../../shared/contract/settings.ts';
import { createTranslator, type Translator } from '../../shared/messages/translator.ts';

export interface ImportSteps {
  readonly t: Translator['t'];
  /** Chooses files in the browser's own dialog. */
  readonly choose: (...paths: string[]) => Promise<void>;
  /** Opens a field or chip and takes an entry of its list. */
  readonly pick: (field: ReturnType<Page['getByRole']>, entry: string) => Promise<void>;
  /** Takes an action of a column's menu. */
  readonly clean: (column: string, action: string) => Promise<void>;
  readonly check: () => Promise<void>;
  readonly load: () => Promise<void>;
  /** Brings one file in from the first step to the last and goes back to the first. */
  readonly bringIn: (path: string) => Promise<void>;
}

/** The import wizard as a person works it, in one language. */
export function importSteps(page: Page, locale: Locale): ImportSteps {
  const { t } = createTranslator(locale);
  const loadName = new RegExp(t('imports.check.load', { count: 0 }).split(/[0۰]/)[0] ?? '');
  const steps: Omit<ImportSteps, 'bringIn'> = {
    t,
    choose: async (...paths) => {
      const button = page.getByRole('main').getByRole('button', { name: new RegExp(`${t('imports.file.choose')}|${t('imports.tray.add')}`) });
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
      await chooser.setFiles(paths);
    },
    pick: async (field, entry) => {
      await field.click();
      await page.getByRole('combobox').fill(entry);
      await page.getByRole('option', { name: entry }).first().click();
    },
    clean: async (column, action) => {
      await page.getByRole('button', { name: t('imports.cleaning.columnMenu', { header: column }), exact: true }).click();
      await page.getByRole('menuitem', { name: action }).click();
    },
    check: async () => {
      await page.getByRole('button', { name: t('imports.check.start') }).click();
      await page.locator('[data-ledger=read]').waitFor();
    },
    load: async () => {
      await page.getByRole('button', { name: loadName }).click();
      await page.getByRole('button', { name: t('imports.done.home') }).waitFor();
    },
  };
  return {
    ...steps,
    bringIn: async (path) => {
      await steps.choose(path);
      await steps.check();
      await steps.load();
      await page.getByRole('button', { name: t('imports.done.another') }).click();
    },
  };
}
