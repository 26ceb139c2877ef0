import { expect, test as plain } from '@playwright/test';
import type { Flow } from '../src/contract/flow';
import type { ThreadItem } from '../src/contract/thread-list';
import { type ServerProcess, startServer } from '../src/server/testing/server-process';
import { freePort } from './support/place';
import { newSampleDir, SAMPLE_ENV } from './support/sample-place';
import { newDirFrom } from './support/template-place';

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.parse('2026-08-01T09:00:00Z');
/** The page breaks on day 40 and is fixed on day 62; half a season later nobody speaks of it. */
const BROKEN = { from: 40, fixed: 62, later: 110 };
const SPINS = [
  'The app spins forever when I pay my bill, terrible',
  'Payment page spins forever, I cannot pay, awful',
  'Tried to pay, the circle spins forever. Horrible',
  'Paying spins forever in the app, bad',
  'It spins forever at the payment, so annoying',
];

plain.describe('from a rise on the river to a flaw that is confirmed quiet', () => {
  plain.setTimeout(240_000);
  let server: ServerProcess;
  plain.afterEach(() => server?.stop());

  const noon = (day: number) => new Date(FIRST_DAY + day * DAY_MS).toISOString();
  const start = async (dataDir: string, day: number) => {
    server = await startServer({ port: await freePort(), dataDir, env: { EDDYLINE_NOW: noon(day + 0.2) } });
  };
  const said = (id: string, text: string, day: number) => ({
    id,
    at: noon(day),
    text,
    source: 'forum',
    author: id,
    sentiment: 'negative',
    lang: 'en',
  });
  const days = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
  async function hear(rows: readonly object[]): Promise<void> {
    const answer = await fetch(`${server.url}/api/v1/imports/mentions`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
    });
    expect(answer.status, await answer.text()).toBe(200);
  }
  const usual = (from: number, to: number) =>
    days(from, to).map((day) => said(`usual-${day}`, 'I was charged twice for roaming, bad', day));
  const spins = (from: number, to: number) =>
    days(from, to).flatMap((day) => SPINS.map((text, index) => said(`spin-${day}-${index}`, text, day)));

  plain('its threads, its flaw, an issue, a fix, and quiet once the clock has moved', async ({ page }) => {
    const place = await newDirFrom('empty');
    await start(place.dataDir, BROKEN.fixed);
    await hear([...usual(0, BROKEN.fixed), ...spins(BROKEN.from, BROKEN.fixed)]);

    await page.goto(`${server.url}/?days=90`);
    const plot = page.getByRole('slider');
    await plot.focus();
    await page.keyboard.press('End');
    for (let step = 0; step < 6; step++) await page.keyboard.press('Shift+ArrowLeft');
    await page.locator('.river-brush-bar').getByRole('link', { name: 'Threads' }).click();
    await expect(page).toHaveURL(/\/threads\?.*from=/);
    const rows = page.locator('[data-thread-index]');
    await expect(rows.filter({ hasText: 'spins forever' }).first()).toBeVisible();

    await rows.filter({ hasText: 'spins forever' }).first().getByRole('link').first().click();
    await page.keyboard.press('f');
    const attach = page.getByRole('dialog', { name: 'Attach to a flaw' });
    await attach.getByLabel('Which flaw?').fill('Payment spins');
    await attach.getByRole('button', { name: 'New flaw of these words' }).click();
    await expect(attach).toBeHidden();
    const { items } = (await (await fetch(`${server.url}/api/v1/flaws`)).json()) as {
      items: { id: string }[];
    };
    const flaw = items[0]?.id as string;
    const listed = await fetch(`${server.url}/api/v1/threads?limit=200&q=spins`);
    const found = ((await listed.json()) as { items: ThreadItem[] }).items.map(({ id }) => id);
    await fetch(`${server.url}/api/v1/flaws/${flaw}/attach`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ threadIds: found }),
    });

    await page.goto(`${server.url}/flaws/${flaw}`);
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();
    const life = page.getByRole('list', { name: 'Its life' });
    await expect(life).toContainText('accepted');
    await page.getByRole('button', { name: 'Link', exact: true }).click();
    await page.getByLabel('Address').fill('https://tracker.example/issues/7');
    await page.getByRole('dialog').getByRole('button', { name: 'Link', exact: true }).click();
    await expect(page.getByRole('list', { name: 'Links' })).toContainText('tracker.example');
    await page.getByRole('button', { name: 'Record a fix' }).click();
    const fix = page.getByRole('dialog', { name: 'Record a fix' });
    await fix.getByLabel('Version').fill('8.6.0');
    await fix.getByLabel('In effect from').fill(noon(BROKEN.fixed).slice(0, 16));
    await fix.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(life).toContainText('fix shipped');

    await server.stop();
    await start(place.dataDir, BROKEN.later);
    await hear(usual(BROKEN.fixed, BROKEN.later));
    await page.goto(`${server.url}/flaws/${flaw}`);
    await expect(life).toContainText('confirmed quiet', { timeout: 30_000 });
    await expect(page.getByRole('list', { name: 'Links' })).toContainText('tracker.example');
    place.clear();
  });
});

plain.describe('the flow of the sample company', () => {
  plain.setTimeout(360_000);
  let server: ServerProcess;
  let clear: () => void;
  plain.beforeAll(async () => {
    const place = await newSampleDir();
    clear = place.clear;
    server = await startServer({ port: await freePort(), dataDir: place.dataDir, env: SAMPLE_ENV });
  });
  plain.afterAll(async () => {
    await server?.stop();
    clear?.();
  });

  plain(
    'a manager finds the dam, the threads that wait there, and who was never answered',
    async ({ page }) => {
      const flow = (await (await fetch(`${server.url}/api/v1/flow?days=90`)).json()) as Flow;
      await page.goto(`${server.url}/flow`);
      await expect(page.locator('.flow-sentence')).toContainText('The water stops at Billing');
      await page.locator('.flow-sentence').getByRole('link').click();
      await expect(page).toHaveURL(/answered=no/);
      const never = flow.unheard.neverAnswered;
      await expect(page.getByText(`${never.toLocaleString('en')} threads`, { exact: true })).toBeVisible();
      await page.goBack();
      const dams = page.getByRole('region', { name: 'Where the water stops' });
      await expect(dams.getByRole('listitem')).toHaveCount(1);
      const [dam] = flow.dams;
      const beyond = (dam?.overLimit ?? 0).toLocaleString('en');
      await dams.getByRole('link', { name: `${beyond} beyond the limit` }).click();
      await expect(page).toHaveURL(/\/threads\?.*flow=/);
      await expect(
        page.getByRole('button', { name: 'Remove In the flow: waits to be seen, over 3 days' }),
      ).toBeVisible();
      await expect(page.getByText(`${beyond} threads`, { exact: true })).toBeVisible();
      await expect(page.locator('[data-thread-index]').first()).toContainText('Billing');
      await page.goBack();
      const network = flow.places.find(({ name }) => name === 'Network');
      await page.getByRole('link', { name: `Network: ${network?.threads}`, exact: true }).click();
      await expect(page.getByText(`${network?.threads} threads`, { exact: true })).toBeVisible();

      await page.goBack();
      const people = page.getByRole('region', { name: 'People' });
      await expect(people.getByRole('button', { name: /never answered/ })).toContainText(
        (flow.unheard.peopleNeverAnswered ?? 0).toLocaleString('en-GB'),
      );
      await expect(people.getByRole('radio', { name: /^People/ })).toBeChecked();
      await people.getByRole('listitem').first().getByRole('link', { name: 'what they said last' }).click();
      await expect(page).toHaveURL(/\/threads\/[0-9a-f-]+/);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    },
  );
});
