import { expect } from '@playwright/test';
import type { Movers } from '../src/contract/topics';
import { test } from './support/app';

const HEADER = 'id,at,text,author,source,in_reply_to';
const DAYS = 20;

/** Each day one complaint with the word, one reply to it without, one mention about something else. */
function mentions(): string {
  const rows = Array.from({ length: DAYS }, (_, day) => {
    const at = new Date(Date.now() - (DAYS - day) * 86_400_000).toISOString();
    return [
      `a${day},${at},"My voicemail is gone, ${day}",ann${day},forum,`,
      `b${day},${at},"same here ${day}",bob${day},forum,a${day}`,
      `c${day},${at},"Lovely weather ${day}",cem${day},forum,`,
    ];
  });
  return [HEADER, ...rows.flat()].join('\n');
}

test('someone defines a topic from a word they saw, and movers and the whole page show it', async ({
  open,
  server,
}) => {
  await fetch(`${server.url}/api/v1/imports/mentions`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: mentions(),
  });
  const page = await open('/settings/topics?topic=new&word=voicemail');
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('status')).toContainText(`${2 * DAYS} mentions of the last 90 days`);
  await expect(preview.locator('mark').first()).toHaveText('voicemail');

  const query = page.getByLabel('Query');
  await query.fill('voicemail AND (gone');
  await expect(query).toHaveAttribute('aria-invalid', 'true');
  await expect(query).toHaveAccessibleDescription(/never closes/);
  await page.getByRole('button', { name: 'Go there' }).first().click();
  await expect(query).toBeFocused();
  expect(await query.evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(14);
  await query.fill('voicemail thread:off');
  await expect(preview.getByRole('status')).toContainText(`${DAYS} mentions of the last 90 days`);
  await query.fill('voicemail');
  await query.press('Control+Enter');

  await expect(page.getByRole('status').filter({ hasText: 'Voicemail' })).toBeFocused();
  const see = page.getByRole('link', { name: 'See on the River: Voicemail' });
  await expect(see).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Counting Voicemail' })).toBeHidden();
  const movers = (await (await fetch(`${server.url}/api/v1/topics/movers`)).json()) as Movers;
  expect(movers.items).toMatchObject([{ name: 'Voicemail', totals: { mentions: 2 * DAYS } }]);
  await see.click();
  await expect(page).toHaveURL(/[?&]topic=/);
  await expect(page.locator('.river-headline')).toContainText(`Voicemail: ${2 * DAYS} mentions`);
  await expect(page.getByRole('row', { name: /^Voicemail/ })).toContainText(String(2 * DAYS));
  await expect(page.getByRole('region', { name: 'Voices' })).toContainText(`of ${2 * DAYS} mentions`);
});

test('an edited query is counted anew, and the page says which version is shown until then', async ({
  open,
  server,
}) => {
  await fetch(`${server.url}/api/v1/imports/mentions`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: mentions(),
  });
  const made = await fetch(`${server.url}/api/v1/topics`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Sky', query: 'weather' }),
  });
  const { id } = (await made.json()) as { id: string };
  const page = await open(`/settings/topics?topic=${id}`);
  await page.getByLabel('Query').fill('weather OR voicemail');
  await expect(page.getByText('Another query is counted over all history first')).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Change Sky' })).toBeHidden();
  // Counted in a moment here: it may be done before anyone can read that it is under way.
  await expect(page.getByRole('status').filter({ hasText: 'Sky' })).toContainText(
    /Version 2 is being counted; the figures of version 1 are shown until then|Saved/,
  );
  await expect
    .poll(async () => {
      const topic = await (await fetch(`${server.url}/api/v1/topics/${id}`)).json();
      return (topic as { query: string; building: object | null }).building === null;
    })
    .toBe(true);
  await page.goto(`${server.url}/?topic=${id}`);
  await expect(page.locator('.river-headline')).toContainText(`Sky: ${3 * DAYS} mentions`);
});
