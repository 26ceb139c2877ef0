import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort } from './support/place';

const ROOT = path.resolve(import.meta.dirname, '..');
let server: ChildProcess;
let url = '';

test.beforeAll(async () => {
  test.setTimeout(480_000);
  const port = await freePort();
  url = `http://localhost:${port}`;
  server = spawn(process.execPath, [path.join(ROOT, 'scripts/dev.mjs'), '--port', String(port)], {
    cwd: '/',
    stdio: 'inherit',
  });
  await expect
    .poll(
      () =>
        fetch(url)
          .then((response) => response.status)
          .catch(() => 0),
      { timeout: 90_000 },
    )
    .toBe(200);
});

test.afterAll(() => {
  server.kill('SIGTERM');
});

test('the page brings its own server and the sample company, and a reload keeps working', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  await expect(page.locator('.river-figures')).toContainText(/Mentions[1-9]/, { timeout: 90_000 });
  await expect(page.getByRole('complementary', { name: 'Sample company' })).toBeVisible();
  await page.reload();
  await expect(page.locator('.river-figures')).toContainText(/Mentions[1-9]/, { timeout: 90_000 });
  expect(errors).toEqual([]);
});

for (const [scenario, shown] of [
  ['empty', /import/i],
  ['server-error', 'Something went wrong here'],
  ['signed-out', 'Sign in to go on'],
  ['offline', /cannot be reached/],
] as const) {
  test(`the scenario ${scenario} can be chosen and is shown`, async ({ page }) => {
    await page.goto(`${url}/?scenario=${scenario}`);
    await expect(page.getByLabel('Scenario of the mock')).toHaveValue(scenario, { timeout: 90_000 });
    await expect(page.locator('main').getByText(shown).first()).toBeVisible({ timeout: 90_000 });
  });
}
