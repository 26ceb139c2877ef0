import { expect, type Page } from '@playwright/test';
import type { Flaw } from '../src/contract/flaw-schemas';
import type { ThreadItem } from '../src/contract/thread-list';
import { test } from './support/app';
import { axeOn } from './support/axe';

const DAY_MS = 86_400_000;
/** Days before today on which people speak of the same thing; ten days ago it came back. */
const SPOKEN = [...range(60, 40), ...range(9, 1)];
const SPINS = [
  'The app spins forever when I pay my bill, terrible',
  'Payment page spins forever, I cannot pay, awful',
  'Tried to pay, the circle spins forever. Horrible',
];

/** Three a day, and others so that every day is collected. */
function rows(): object[] {
  return [
    ...SPOKEN.flatMap((day) => SPINS.map((text, index) => said(`spin-${day}-${index}`, text, day))),
    ...range(60, 1).map((day) => said(`other-${day}`, 'I was charged twice for roaming, bad', day)),
    said('card-1', 'Card form freezes on my tablet, awful', 50),
  ];
}

function said(id: string, text: string, day: number): object {
  const at = new Date(Date.now() - day * DAY_MS).toISOString();
  return { id, at, text, source: 'forum', author: id, sentiment: 'negative', lang: 'en' };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: from - to + 1 }, (_, index) => from - index);
}

test.describe('flaws', () => {
  test.beforeEach(async ({ server }) => {
    const answer = await fetch(`${server.url}/api/v1/imports/mentions`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: rows()
        .map((row) => `${JSON.stringify(row)}\n`)
        .join(''),
    });
    expect(answer.status, await answer.text()).toBe(200);
  });

  async function threadIds(url: string, author: string): Promise<string[]> {
    const answer = await fetch(`${url}/api/v1/threads?limit=200`);
    const { items } = (await answer.json()) as { items: ThreadItem[] };
    return items.filter(({ opening }) => opening.author?.startsWith(author)).map(({ id }) => id);
  }

  async function made(url: string, title: string, author: string): Promise<Flaw> {
    const answer = await fetch(`${url}/api/v1/flaws`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title, state: 'accepted', threadIds: await threadIds(url, author) }),
    });
    return (await answer.json()) as Flaw;
  }

  async function recordFix(page: Page, version: string, daysAgo: number): Promise<void> {
    await page.getByRole('button', { name: 'Record a fix' }).click();
    const dialog = page.getByRole('dialog', { name: 'Record a fix' });
    await dialog.getByLabel('Version').fill(version);
    const at = new Date(Date.now() - daysAgo * DAY_MS).toISOString().slice(0, 16);
    await dialog.getByLabel('In effect from').fill(at);
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  test('from a thread to a flaw of its own, by key', async ({ open, server, page }) => {
    const [thread] = await threadIds(server.url, 'card-1');
    await open(`/threads/${thread}`);
    await expect(page.getByText('Attached to no flaw.')).toBeVisible();
    await page.keyboard.press('f');
    const dialog = page.getByRole('dialog', { name: 'Attach to a flaw' });
    await dialog.getByLabel('Which flaw?').fill('Card form freezes');
    await dialog.getByRole('button', { name: 'New flaw of these words' }).click();
    await page.getByRole('link', { name: 'Card form freezes' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Card form freezes');
    await expect(page.getByRole('list', { name: 'What people said' })).toContainText(
      'Card form freezes on my tablet, awful',
    );
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByRole('list', { name: 'Its life' })).toContainText('accepted');
  });

  test('a fix that does not hold: it is announced as back, with the reason, until somebody has seen it', async ({
    open,
    server,
    page,
  }) => {
    const flaw = await made(server.url, 'App spins at payment', 'spin-');
    await open(`/flaws/${flaw.id}`);
    await recordFix(page, '8.2.1', 39);
    await expect(page.getByRole('list', { name: 'Fixes, newest first' })).toContainText('8.2.1');
    await expect(page.getByRole('list', { name: 'Its life' })).toContainText('regressed', {
      timeout: 20_000,
    });
    await expect(page.getByRole('region', { name: 'Did it come back?' })).toContainText('came back');
    await page.getByRole('button', { name: 'after the fix' }).click();
    await expect(
      page.getByRole('list', { name: 'What people said' }).getByRole('listitem').first(),
    ).toContainText('after the fix');
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const { violations } = await axeOn(page).analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    }
    await page.getByRole('button', { name: 'mark all as told' }).click();
    await expect(page.getByText(/^(\d+) of \1\b/)).toBeVisible();

    await page.keyboard.press('g');
    await page.keyboard.press('f');
    const news = page.getByRole('region', { name: 'News of flaws' });
    await expect(news).toContainText('Came back');
    await news.getByRole('button', { name: /^Seen/ }).click();
    await expect(news).toBeHidden();
  });

  test('what was merged is taken out again as it was', async ({ open, server, page }) => {
    const spins = await made(server.url, 'App spins at payment', 'spin-');
    const card = await made(server.url, 'Card form freezes', 'card-1');
    await open(`/flaws/${card.id}`);
    await page.getByRole('button', { name: 'Merge into…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Merge into another flaw' });
    await dialog.getByText('App spins at payment').click();
    await dialog.getByLabel('Why').fill('same cause');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(page).toHaveURL(new RegExp(spins.id));
    await expect(page.getByText(`${spins.figures.complaints + 1} complaints by`)).toBeVisible();
    await page.getByRole('button', { name: 'Take out again: Card form freezes' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take out again' }).click();
    await expect(page).toHaveURL(new RegExp(card.id));
    await expect(page.getByText('1 complaint by 1 person on 1 day')).toBeVisible();
    await open(`/flaws/${spins.id}`);
    await expect(page.getByText(`${spins.figures.complaints} complaints by`)).toBeVisible();
  });
});
