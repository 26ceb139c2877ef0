import { expect, type Page } from '@playwright/test';
import { startServer } from '../src/server/testing/server-process';
import { test } from './support/app';
import { freePort } from './support/place';
import { newSampleDir, SAMPLE_ENV } from './support/sample-place';

const settled = (page: Page) => expect(page.getByText('live', { exact: true })).toBeVisible();
/** Keys that come before its box are nobody's. */
async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find a page, topic, source or action' })).toBeFocused();
}
const chosen = (page: Page) => page.getByRole('dialog').getByRole('option', { selected: true });

test('the palette finds by a few letters, goes there by keyboard, and offers it first the next time', async ({
  open,
  server,
}) => {
  await fetch(`${server.url}/api/v1/topics`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Coverage in the north', query: 'signal' }),
  });
  const page = await open('/imports');
  await settled(page);
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: 'Find a page, topic, source or action' });
  await expect(box).toBeFocused();
  await box.fill('cov nor');
  await expect(page.getByRole('option', { selected: true })).toContainText('Coverage in the north');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/\?topic=[0-9a-f-]{36}$/);

  await page.getByRole('button', { name: 'Find or do' }).click();
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Coverage in the north');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('dialog').getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('dialog').getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Find or do' })).toBeFocused();

  await page.keyboard.press('Control+k');
  await box.fill('90 days');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/range=90d/);
  await expect(page).toHaveURL(/topic=/);

  await page.keyboard.press('Control+k');
  await box.fill('add release');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Add a mark' }).getByLabel('Kind')).toHaveValue('release');
});

test('plain keys go to pages and do things, never while typing, and can be turned off', async ({ open }) => {
  const page = await open('/');
  await settled(page);
  for (const [keys, path, heading] of [
    ['gp', '/campaigns', 'Paddling'],
    ['gi', '/imports', 'Imports'],
    ['gs', '/settings', 'Settings'],
    ['gt', '/settings/topics', 'Topics'],
    ['gr', '/', 'River'],
  ] as const) {
    for (const key of keys) await page.keyboard.press(key);
    await expect(page).toHaveURL((url) => url.pathname === path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeFocused();
    await expect(page).toHaveTitle(`${heading} · Eddyline`);
  }
  await page.keyboard.press('t');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');

  await page.keyboard.press('/');
  const box = page.getByRole('combobox', { name: 'Find a page, topic, source or action' });
  await expect(box).toBeFocused();
  await page.keyboard.type('tgi?');
  await expect(box).toHaveValue('tgi?');
  await page.keyboard.press('Escape');

  await page.keyboard.press('n');
  await expect(page.getByRole('dialog', { name: 'Add a mark' }).getByLabel('Kind')).toHaveValue('note');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await page.keyboard.press('?');
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL((url) => url.pathname === '/');
  await page.keyboard.press('Control+k');
  await box.fill('keyboard');
  await page.keyboard.press('Enter');
  await sheet.getByRole('checkbox').check();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page).toHaveURL((url) => url.pathname === '/imports');
});

test('plain keys move the River’s window and leave out what has not ended, on no other page', async ({
  open,
  server,
}) => {
  const days = Array.from({ length: 30 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`);
  await fetch(`${server.url}/api/v1/imports/mentions`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: `id,at,text,source\n${days.map((day) => `${day},${day}T10:00:00Z,No signal,forum\n`).join('')}`,
  });
  const page = await open('/?from=2026-10-11T00:00:00Z&to=2026-10-18T00:00:00Z');
  await settled(page);
  // A key moves from the window that is answered: it must be on screen first.
  await expect(page.locator('.river-headline')).toContainText('11–17 Oct 2026');
  await page.keyboard.press('[');
  await expect(page).toHaveURL(/from=2026-10-04T00:00:00.000Z&to=2026-10-11T00:00:00.000Z/);
  await expect(page.locator('.river-headline')).toContainText('4–10 Oct 2026');
  await page.keyboard.press(']');
  await expect(page).toHaveURL(/from=2026-10-11T00:00:00.000Z&to=2026-10-18T00:00:00.000Z/);
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/complete=true/);
  await page.keyboard.press('c');
  await expect(page).not.toHaveURL(/complete/);

  await openPalette(page);
  await page.keyboard.type('2026-10-20 to 2026-10-22');
  await expect(chosen(page)).toContainText('20–22 Oct 2026');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=2026-10-20T00:00:00.000Z&to=2026-10-23T00:00:00.000Z/);

  for (const key of ['g', 's']) await page.keyboard.press(key);
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused();
  for (const key of ['[', ']', 'c']) await page.keyboard.press(key);
  await expect(page).toHaveURL((url) => url.pathname === '/settings');
});

test('the palette shows the week around an incident', async ({ open, server }) => {
  const at = new Date(Date.now() - 20 * 86_400_000).toISOString();
  await fetch(`${server.url}/api/v1/marks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'incident', label: 'Network outage', at }),
  });
  const page = await open('/settings');
  await settled(page);
  await openPalette(page);
  await page.keyboard.type('outage week');
  await expect(chosen(page)).toContainText('Network outage');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL((url) => url.pathname === '/');
  const { searchParams } = new URL(page.url());
  const spanMs = Date.parse(searchParams.get('to') ?? '') - Date.parse(searchParams.get('from') ?? '');
  expect(spanMs).toBe(7 * 86_400_000);
});

test('what cannot be loaded leaves the page as it is, and keys typed ahead are no shortcuts', async ({
  open,
}) => {
  const page = await open('/settings');
  await settled(page);
  await page.route(/\/assets\/palette-.*\.js/, (route) => route.abort());
  await page.keyboard.press('Control+k');
  await page.keyboard.type('t');
  await expect(page.getByRole('dialog', { name: 'This could not be opened' })).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('somebody says who they are by keyboard, what they add is signed, and they can be nobody again', async ({
  open,
  server,
}) => {
  const page = await open('/campaigns');
  await settled(page);
  await page.getByRole('button', { name: /^You are/ }).focus();
  await page.keyboard.press('Enter');
  await expect(
    page.getByText('Not checked: names are unverified until sign-in is configured.'),
  ).toBeVisible();
  await page.keyboard.type('Mara Stein');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  const button = page.getByRole('button', { name: 'You are Mara Stein' });
  await expect(button).toBeFocused();

  await page.keyboard.press('n');
  await page.getByLabel('What').fill('price change');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  const { items } = await (
    await fetch(`${server.url}/api/v1/marks?from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z`)
  ).json();
  expect(items).toMatchObject([{ label: 'price change', actor: { name: 'Mara Stein', verified: false } }]);

  await page.reload();
  const { items: people } = await (await fetch(`${server.url}/api/v1/people`)).json();
  await fetch(`${server.url}/api/v1/people/${people[0].id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Mara Kern' }),
  });
  await page.reload();
  await page.getByRole('button', { name: 'You are Mara Kern' }).click();
  await expect(page.getByRole('button', { name: 'Mara Kern', pressed: true })).toBeVisible();
  await page.getByRole('button', { name: 'Nobody in particular' }).click();
  await expect(page.getByRole('button', { name: 'You are not named' })).toBeVisible();

  await page.getByRole('button', { name: 'You are not named' }).click();
  await page.getByRole('button', { name: 'Mara Kern' }).click();
  await expect(page.getByRole('button', { name: 'You are Mara Kern' })).toBeVisible();
  await fetch(`${server.url}/api/v1/people/${people[0].id}`, { method: 'DELETE' });
  await page.reload();
  await expect(page.getByRole('button', { name: 'You are not named' })).toBeVisible();
});

test('an address without a page says so, and shows the way back', async ({ open }) => {
  const page = await open('/no-such-page');
  await expect(page.getByRole('heading', { level: 1, name: 'There is no page here.' })).toBeVisible();
  await expect(page).toHaveTitle('There is no page here. · Eddyline');
  await page.getByRole('link', { name: 'Go to the River' }).click();
  await expect(page).toHaveTitle('River · Eddyline');
});

test('says when the server is out of reach and from when what one sees is, and recovers', async ({
  open,
  context,
}) => {
  const page = await open('/campaigns');
  await settled(page);
  await context.setOffline(true);
  await expect(page.getByText(/You are offline; what you see is from \d\d:\d\d/)).toBeVisible();
  await context.setOffline(false);
  await settled(page);
  await expect(page.getByText('You are offline')).toBeHidden();
});

test('the first Tab skips to the page, and the first page leaves focus where the browser begins', async ({
  open,
}) => {
  const page = await open('/settings');
  await settled(page);
  await expect(page.locator('body')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('the first visit offers three ways, once', async ({ page }) => {
  test.setTimeout(120_000);
  const { dataDir, clear } = await newSampleDir();
  const server = await startServer({ port: await freePort(), dataDir, env: SAMPLE_ENV });
  await page.goto(server.url);
  const around = page.getByRole('button', { name: 'Look around the sample company' });
  await expect(page.getByRole('link', { name: 'Bring your own' })).toHaveAttribute('href', '/imports');
  await expect(page.getByRole('button', { name: /^Take the tour/ })).toBeVisible();
  await around.click();
  await expect(around).toBeHidden();
  await page.reload();
  await expect(page.getByText('You are looking at a sample company')).toBeVisible();
  await expect(around).toBeHidden();
  await server.stop();
  clear();
});
