import { expect } from '@playwright/test';
import { test } from './support/app';
import { axeOn } from './support/axe';

const DAY_MS = 86_400_000;
let numbered = 0;
const say = (author: string, daysAgo: number, text: string, more: object = {}) => ({
  id: `v${numbered++}`,
  at: new Date(Date.now() - daysAgo * DAY_MS).toISOString(),
  text,
  source: 'forum',
  author,
  lang: 'en',
  ...more,
});
const angry = { sentiment: 'negative' };

/** One who complains, one who is followed, one who praises, a feed, and words that three sources carry. */
const ROWS = [
  ...[9, 6, 3].map((day) => say('lena', day, `My bill is wrong since ${day} days`, angry)),
  say('star', 5, 'I love the new phone of yours', { sentiment: 'positive', followers: 90_000 }),
  say('star', 4, 'Still in love with it', { sentiment: 'positive', followers: 90_100 }),
  ...[8, 7, 6, 5, 4, 3].map((day) =>
    say('jobfeed', day, `New job at our shop, apply on our website, no ${day}`),
  ),
  ...['press', 'news', 'wire'].map((source) =>
    say(`desk-${source}`, 2, 'The operator raises its prices for all customers from May', { source }),
  ),
  say('lena', 2, 'The same bill, on the news page', { source: 'news' }),
];

test.describe('voices', () => {
  test.beforeEach(async ({ server }) => {
    const answer = await fetch(`${server.url}/api/v1/imports/mentions`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: ROWS.map((row) => `${JSON.stringify(row)}\n`).join(''),
    });
    expect(answer.status, await answer.text()).toBe(200);
  });

  test('a lens is switched by keyboard, and stands in the address', async ({ open, page }) => {
    await open('/');
    await expect(page.getByText('live', { exact: true })).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('v');
    await expect(page.getByRole('heading', { level: 1, name: 'Voices' })).toBeVisible();
    const rows = page.getByRole('region', { name: 'Voices' }).getByRole('listitem');
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText('3 complaints');
    await page.getByRole('radio', { name: 'Most affected' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/lens=newest/);
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/lens=supporters/);
    await expect(rows.first()).toContainText('star');
    await expect(rows.first()).toContainText('2 positive mentions');
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/lens=followers/);
    await expect(rows.first()).toContainText('90.1K followers');
    await expect(page.getByText('Loud is not influential')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('radio', { name: 'Followers' })).toBeChecked();
  });

  test('feeds and copies are set apart, counted, and shown with why', async ({ open, page }) => {
    await open('/voices?lens=persistence');
    const region = page.getByRole('region', { name: 'Voices' });
    await expect(region.getByRole('link', { name: 'jobfeed' })).toBeHidden();
    await page.getByRole('radio', { name: 'Likely bots 1' }).click();
    await expect(region.getByRole('link', { name: 'jobfeed' })).toBeVisible();
    await expect(region).toContainText('Set apart: 6 of 6 mentions are words they said 3 times or more.');
    await page.getByRole('radio', { name: 'Copies, syndication 3' }).click();
    await expect(region.getByRole('listitem')).toHaveCount(3);
    await expect(region).toContainText('said on 3 sources or by 5 voices');
    await page.getByText('How this is computed').click();
    await expect(page.getByText(/Copies and syndication: half or more/)).toBeVisible();
  });

  test('one voice: noted about, the note removed and put back', async ({ open, page }) => {
    await open('/voices');
    await page.getByRole('link', { name: 'lena', exact: true }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'lena' })).toBeVisible();
    await expect(page.getByText('lena on news', { exact: true })).toBeVisible();
    await expect(page.getByText('Never answered').first()).toBeVisible();
    await page.getByRole('button', { name: 'as a table' }).click();
    await expect(
      page.getByRole('region', { name: 'Mentions a day, as a table' }).getByRole('row'),
    ).toHaveCount(4);
    await page.getByLabel('Add a note').fill('Call her about the refund');
    await page.getByRole('button', { name: 'Add the note' }).press('Enter');
    const notes = page.getByRole('region', { name: 'Our notes' });
    await expect(notes.getByText('Call her about the refund')).toBeVisible();
    await notes.getByRole('button', { name: 'remove' }).click();
    await expect(notes.getByText('Call her about the refund')).toBeHidden();
    await notes.getByRole('button', { name: 'put it back' }).click();
    await expect(notes.getByText('Call her about the refund')).toBeVisible();
    const { violations } = await axeOn(page).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);
  });

  test('a partner leaves the currents and comes back exactly', async ({ open, page, server }) => {
    const mentions = async () => {
      const [from, to] = [new Date(Date.now() - 30 * DAY_MS), new Date(Date.now() + DAY_MS)];
      const answer = await fetch(
        `${server.url}/api/v1/voices/sample?from=${from.toISOString()}&to=${to.toISOString()}`,
      );
      return ((await answer.json()) as { strata: object[] }).strata.map((stratum) => ({
        ...stratum,
        shown: 0,
      }));
    };
    const before = await mentions();
    await open('/voices/forum:star');
    await page.getByRole('button', { name: 'Mark as partner…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Mark star as a partner' });
    await expect(dialog).toContainText('What they said (2 mentions) on forum leaves the currents');
    await dialog.getByRole('button', { name: 'Mark as partner' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('What they say is ours')).toBeVisible();
    expect(await mentions()).not.toEqual(before);
    await page.getByRole('button', { name: 'Undo: not a partner' }).click();
    await expect(page.getByText('No partner any more')).toBeVisible();
    expect(await mentions()).toEqual(before);
  });

  test('erasing asks for the handle, and leaves nobody', async ({ open, page }) => {
    await open('/voices/forum:star');
    await page.getByRole('button', { name: 'Erase…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Erase star' });
    await expect(dialog.getByRole('button', { name: 'Erase for good' })).toBeDisabled();
    await dialog.getByLabel('Type star to confirm').fill('@Star');
    await dialog.getByRole('button', { name: 'Erase for good' }).click();
    await expect(page).toHaveURL(/\/voices$/);
    await open('/voices/forum:star');
    await expect(page.getByRole('heading', { name: 'Nobody is known by this name.' })).toBeVisible();
  });

  test('every quote on the River leads to who said it', async ({ open, page }) => {
    await open('/');
    await page.getByRole('link', { name: 'star', exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'star' })).toBeVisible();
  });
});
