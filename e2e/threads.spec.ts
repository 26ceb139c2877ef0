import { expect, type Page } from '@playwright/test';
import { MENTION_HEADER, mentionLines } from '../bench/mention-file';
import { test } from './support/app';

const MANY = 4000;
const SOME = 300;

test.describe.configure({ timeout: 120_000 });

/** Newer than all others, so that it stands on top of the list. */
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const BILL = `bill,${minutesAgo(10)},"I paid the same invoice twice, this is terrible and I hate it",mia_k,320,,forum\n`;
const HINT = `hint,${minutesAgo(5)},"look into the app under receipts",tom_b,5,bill,forum\n`;

async function fill(url: string, mentions = SOME): Promise<void> {
  await fetch(`${url}/api/v1/imports/mentions`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: MENTION_HEADER + [...mentionLines(mentions)].join('') + BILL + HINT,
  });
  for (const name of ['Billing', 'Network']) {
    await fetch(`${url}/api/v1/teams`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    });
  }
}

const rows = (page: Page) => page.locator('[data-thread-index]');
const list = (page: Page) => page.getByRole('list', { name: 'Threads' });

test('of thousands of threads under a hundred rows are drawn, wherever one has scrolled to', async ({
  open,
  server,
}) => {
  await fill(server.url, MANY);
  const page = await open('/threads');
  await expect(list(page)).toBeVisible();
  for (let step = 0; step < 40; step++) {
    await page.mouse.wheel(0, 1500);
    await page.waitForTimeout(50);
    expect(await rows(page).count()).toBeLessThan(100);
  }
  await expect.poll(() => page.locator('[data-thread-row]').count()).toBeGreaterThan(5);
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(20_000);
});

test('words, filters and order stand in the address, and the words are marked', async ({ open, server }) => {
  await fill(server.url);
  const page = await open('/threads');
  await expect(list(page)).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Words people said' })).toBeFocused();
  await page.keyboard.type('receipts');
  await expect(page).toHaveURL(/q=receipts/);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).locator('mark')).toHaveText('receipts');
  await expect(rows(page)).toContainText('in a reply by tom_b');

  await page.goto(`${server.url}/threads?q=invoice&state=unanswered&source=forum&sort=size`);
  await expect(rows(page)).toHaveCount(1);
  const chips = page.getByRole('list', { name: 'Filters in use' });
  await expect(chips).toContainText('Source forum');
  await chips.getByRole('button', { name: 'Remove Words: invoice' }).click();
  await expect(page).not.toHaveURL(/q=/);
  await expect.poll(() => rows(page).count()).toBeGreaterThan(5);
  await page.goBack();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page).toHaveURL(/\/threads\?sort=size$/);
});

test('keys walk the list, enter reads, and who comes back from a thread stands where they stood', async ({
  open,
  server,
}) => {
  await fill(server.url);
  const page = await open('/threads');
  await expect(rows(page).first()).toContainText('invoice');
  await page.keyboard.press('j');
  await expect(rows(page).first().getByRole('link')).toBeFocused();
  const pane = page.getByRole('complementary', { name: 'Thread beside the list' });
  await expect(pane).toContainText('look into the app under receipts');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  const second = rows(page).nth(1).getByRole('link');
  await expect(second).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(pane).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(second).toBeFocused();
  const words = await second.locator('.thread-row-said').textContent();
  await pane.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('heading', { name: 'Thread', level: 1 })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Conversation' })).toContainText((words ?? '').slice(0, 20));
  await page.getByRole('link', { name: 'All threads' }).click();
  await expect(rows(page).nth(1).getByRole('link')).toBeFocused();
});

test('a turn is corrected, a thread routed with a reason, and the history says who and why', async ({
  open,
  server,
}) => {
  await fill(server.url);
  const page = await open('/threads?q=invoice');
  await rows(page).first().getByRole('link').click();
  const pane = page.getByRole('complementary', { name: 'Thread beside the list' });
  await expect(rows(page).first()).toContainText('complaint');
  await pane.getByRole('button', { name: 'not a complaint' }).first().click();
  await expect(pane.getByRole('button', { name: 'a complaint', exact: true }).first()).toBeVisible();
  await expect(rows(page).first()).not.toContainText('complaint');

  await pane.getByRole('button', { name: 'Route' }).click();
  const dialog = page.getByRole('dialog', { name: 'Whose is it?' });
  await dialog.getByRole('radio', { name: 'Billing' }).check();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('paid twice');
  await dialog.getByRole('button', { name: 'Route' }).click();
  await expect(dialog).toBeHidden();
  await expect(pane).toContainText('You see this because: Somebody routed it here: “paid twice”.');
  await expect(rows(page).first()).toContainText('→ Billing');

  await pane.getByRole('button', { name: 'Open' }).click();
  const history = page.getByRole('region', { name: 'Who decided what' });
  await expect(history).toContainText('routed it to Billing');
  await expect(history).toContainText('“paid twice”');
  await expect(history).toContainText('said it is not a complaint');
  await page.getByRole('link', { name: 'Billing' }).click();
  await expect(page).toHaveURL(/team=/);
  await expect(rows(page)).toHaveCount(1);
});

test('several threads are changed at once by keys, and one key takes it back', async ({ open, server }) => {
  await fill(server.url);
  const page = await open('/threads');
  await expect(list(page)).toBeVisible();
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await expect(page.getByRole('toolbar', { name: 'With the chosen threads' })).toContainText(
    '2 threads chosen',
  );
  const before = await tags(page);
  await page.keyboard.press('1');
  const note = page.getByRole('status').filter({ hasText: 'positive: 2 threads' });
  await expect(note).toBeVisible();
  await expect.poll(() => tags(page)).toEqual(['+ positive', '+ positive']);
  await page.keyboard.press('u');
  await expect(page.getByRole('status').filter({ hasText: 'Taken back: positive' })).toBeVisible();
  await expect.poll(() => tags(page)).toEqual(before);

  await page.goto(`${server.url}/threads?q=invoice`);
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('j');
  await expect(rows(page).first().getByRole('link')).toBeFocused();
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog', { name: 'Whose is it?' });
  await dialog.getByRole('radio', { name: 'Network' }).check();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('a test of keys');
  await page.keyboard.press('Enter');
  await expect(rows(page).first()).toContainText('→ Network');
});

test('a thread is called handled by a key, leaves who waits, and the same key takes it back', async ({
  open,
  server,
}) => {
  await fill(server.url);
  const page = await open('/threads?sort=waiting&q=invoice');
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('j');
  await page.keyboard.press('h');
  const dialog = page.getByRole('dialog', { name: 'Handled: nothing left to do' });
  await expect(dialog.getByRole('textbox', { name: 'How it was handled' })).toHaveValue(
    'Answered on the source',
  );
  await page.keyboard.press('Enter');
  await expect(rows(page).first()).toContainText('handled just now: Answered on the source');
  // The row says at once what is meant; the note, that the server has it.
  await expect(page.getByText('handled: 1 thread', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText('No thread is like that.')).toBeVisible();
  await page.goto(`${server.url}/threads?state=handled`);
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('j');
  await page.keyboard.press('h');
  await expect(rows(page).first()).toContainText('unanswered');
  await expect(page.getByText('not handled: 1 thread', { exact: true })).toBeVisible();

  await page.goto(`${server.url}/threads?state=unanswered&q=invoice`);
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'All 1 thread found instead' }).click();
  await page.keyboard.press('h');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No thread is like that.')).toBeVisible();
  await page.keyboard.press('u');
  await expect(rows(page)).toHaveCount(1);
});

const tags = async (page: Page) =>
  (await rows(page).locator('.thread-row-by').allTextContents())
    .slice(0, 2)
    .map((words) => words.match(/[+−·?] (positive|negative|neutral|not scored)/)?.[0]);

test('a rule is tried on what is here, added switched off, and routes once it is on', async ({
  open,
  server,
}) => {
  await fill(server.url);
  const page = await open('/settings/routing');
  await page.getByLabel('Words of the opening').fill('invoice');
  await page.getByLabel('Goes to').selectOption({ label: 'Billing' });
  await expect(page.getByRole('status').filter({ hasText: 'It finds 1 thread' })).toBeVisible();
  await page.getByRole('button', { name: 'Add rule' }).click();
  const rule = page.getByRole('listitem').filter({ hasText: 'says invoice' });
  await expect(rule).toContainText('off');
  await rule.getByRole('button', { name: 'Switch rule 1 on' }).click();
  await expect(rule.getByRole('button', { name: 'Switch rule 1 off' })).toBeVisible();
  await page.goto(`${server.url}/threads?q=invoice`);
  await expect(rows(page).first()).toContainText('→ Billing');
});
