import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { test } from './support/app';
import { CARE_DIALOGS, HAS_CARE_DIALOGS } from './support/real-file';

const mention = (id: number, more = '') =>
  `${id},2026-11-${String(1 + (id % 20)).padStart(2, '0')}T10:00:00Z,"I hate this terrible network, number ${id}",user_${id},twitter${more}`;
const HEADER = 'id,at,text,author,source';

test('someone imports a real file, sees their river, brushes a week, adds a campaign, and the address shows it elsewhere', async ({
  open,
  browser,
}) => {
  test.skip(!HAS_CARE_DIALOGS, '../shared/data/threads/care_dialogs.csv is absent');
  const page = await open('/');
  await expect(page.getByText(/import/i).first()).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: 'Imports' }).click();
  await page.getByLabel('File to import').setInputFiles(CARE_DIALOGS);
  await expect(page.getByText('Of the first 20 rows 20 can be taken in.')).toBeVisible();
  // Weeks of it have no rows: whether somebody looked then is asked, and nothing goes in before it is said.
  await page.getByLabel('Between its first and last row').selectOption('throughout');
  await page.getByRole('button', { name: 'Import mentions' }).click();
  await expect(page.getByRole('definition').filter({ hasText: '1,205' })).toBeVisible();
  await page.getByRole('link', { name: 'See it on the River' }).click();
  await expect(page.locator('.river-figures')).toContainText('622');

  const plot = page.getByRole('slider');
  await plot.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(page).toHaveURL(/brushFrom=/);

  await page.getByRole('link', { name: 'Add a campaign' }).click();
  await page.getByLabel('Name').fill('Spring care');
  await page.getByLabel('First day').fill('2020-02-03');
  await page.getByLabel('Last day').fill('2020-03-01');
  await page.getByRole('dialog').getByRole('button', { name: 'Add campaign' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('Spring care').first()).toBeVisible();

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(page.url());
  await expect(elsewhere.getByText('Spring care').first()).toBeVisible();
  // Figures are of what is marked, there as here.
  const mentions = await page.locator('.river-figures dd').first().textContent();
  expect(mentions).not.toContain('622');
  await expect(elsewhere.locator('.river-figures dd').first()).toHaveText(mentions ?? '');
  expect(new URL(elsewhere.url()).search).toBe(new URL(page.url()).search);
});

test('a file with 5 bad rows goes in but for those, and the report of them can be downloaded', async ({
  open,
}) => {
  const rows = Array.from({ length: 40 }, (_, index) => mention(index));
  for (const bad of [3, 9, 15, 21, 27]) rows[bad] = `${bad},yesterday,"words",user,twitter`;
  const page = await open('/imports');
  await page.getByLabel('File to import').setInputFiles({
    name: 'mixed.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([HEADER, ...rows].join('\n')),
  });
  await page.getByRole('button', { name: 'Import mentions' }).click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(6);
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download all 5 rejections' }).click();
  const report = readFileSync(await (await waiting).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(report).toHaveLength(6);
  expect(report[1]).toMatch(/^5,at,/);
});

test('the river refreshes itself when an import lands from elsewhere', async ({ open, server }) => {
  const page = await open('/?from=2026-11-01T00:00:00Z&to=2026-11-21T00:00:00Z');
  await expect(page.getByText('live', { exact: true })).toBeVisible();
  await fetch(`${server.url}/api/v1/imports/mentions`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: [HEADER, ...Array.from({ length: 33 }, (_, index) => mention(index))].join('\n'),
  });
  await expect(page.locator('.river-figures')).toContainText('33');
});

test('markup in what people wrote stays text', async ({ open, server }) => {
  const attack = '<img src=x onerror=alert(1)><script>alert(2)</script>';
  await fetch(`${server.url}/api/v1/marks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'note', at: '2026-11-05T10:00:00Z', label: attack }),
  });
  await fetch(`${server.url}/api/v1/imports/mentions`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: `${HEADER}\n1,2026-11-05T11:00:00Z,"${attack}","${attack}",twitter`,
  });
  for (const path of ['/campaigns', '/?from=2026-11-01T00:00:00Z&to=2026-11-21T00:00:00Z']) {
    const page = await open(path);
    await expect(page.getByText(attack).first()).toBeVisible();
    expect(await page.locator('img[src=x]').count()).toBe(0);
  }
});
