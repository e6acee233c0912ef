import { createTranslator } from '../../shared/messages/translator.ts';
import { hostPid } from '../support/host-pid.ts';
import { settle } from './audit.ts';
import { expect, test } from './window-test.ts';

const { t } = createTranslator('en');

test.use({ purpose: 'killed' });

test('a killed engine is said, comes back by itself, and the screen with it', async ({ shell, page, visit, watched }) => {
  const own = await shell.connect();
  await own.client.settings.update({ locale: 'en', theme: 'light' });
  await own.client.projects.create({ name: 'Interrupted' });
  await visit('/home');
  await settle(page);
  process.kill(hostPid(shell), 'SIGKILL');
  await expect(page.getByText(t('app.connection.restored'))).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Interrupted' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  // The browser itself reports the broken socket; nothing else may be wrong.
  expect(watched.filter((fault) => !fault.includes('/rpc'))).toEqual([]);
  watched.length = 0;
});
