import { expect, test } from '@playwright/test';
import { startServer } from '../src/server/testing/server-process';
import { freePort } from './support/place';
import { newSampleDir, SAMPLE_ENV } from './support/sample-place';

test('the first start shows a sample company; the first import opens one’s own river, and one can switch', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { dataDir, clear } = await newSampleDir();
  const server = await startServer({ port: await freePort(), dataDir, env: SAMPLE_ENV });
  await page.goto(server.url);
  await expect(page.getByRole('complementary', { name: 'Sample company' })).toBeVisible();
  await expect(page.locator('.river-figures')).toContainText(/Mentions[1-9]/);

  await page.getByRole('link', { name: 'Bring your own' }).click();
  await page.getByLabel('File to import').setInputFiles({
    name: 'own.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('id,at,text,author,source\n1,2026-11-02T10:00:00Z,No signal today,ann,forum\n'),
  });
  await page.getByRole('button', { name: 'Import mentions' }).click();
  await page.getByRole('link', { name: 'See it on the River' }).click();
  await expect(page.locator('.river-figures')).toContainText(/Mentions1inbound/);
  await expect(page.getByRole('complementary', { name: 'Sample company' })).toBeHidden();

  await page.getByRole('button', { name: 'Look at the sample company' }).click();
  await expect(page.getByRole('complementary', { name: 'Sample company' })).toBeVisible();
  await page.getByRole('button', { name: 'Go to your river' }).click();
  await expect(page.locator('.river-figures')).toContainText(/Mentions1inbound/);
  await server.stop();
  clear();
});
