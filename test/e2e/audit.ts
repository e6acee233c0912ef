import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Asserts that axe finds nothing on the page as it stands. It is evaluated through the debugger, so that the page's policy stays on. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Runtime.evaluate', { expression: axe.source });
    const { result } = await session.send('Runtime.evaluate', {
      expression: `axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] }).then(({ violations }) => violations)`,
      awaitPromise: true,
      returnByValue: true,
    });
    const found = (result.value as readonly Violation[]).map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join('\n')}`,
    );
    expect(found, what).toEqual([]);
  } finally {
    await session.detach();
  }
}

/** Waits until nothing on the page is on its way: no placeholder, no progress, all fonts there. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('main h1') !== null && document.querySelector('main .MuiSkeleton-root, main [role=progressbar]') === null,
    undefined,
    { timeout: 40_000 },
  );
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
