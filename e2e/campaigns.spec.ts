import { readFileSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';
import { type ServerProcess, startServer } from '../src/server/testing/server-process';
import { freePort, newDataDir } from './support/place';
import { sampleServer } from './support/sample-server';

const DAY_MS = 86_400_000;
const BASELINE_FROM = '2026-08-01';
const START = '2026-10-12';
const END = '2026-10-26';
/** The evening before the flight, and the morning after it. */
const BEFORE = '2026-10-11T23:59:30Z';
const AFTER = '2026-10-27T09:00:00Z';

/** A server whose clock stands still, and can be set to another time by starting it again on the same store. */
interface ClockedServer {
  url: string;
  startAt(now: string): Promise<void>;
}

const test = base.extend<{ clocked: ClockedServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from this pattern
  clocked: async ({}, use) => {
    const place = newDataDir();
    let server: ServerProcess | null = null;
    await use({
      get url() {
        return server?.url ?? '';
      },
      startAt: async (now) => {
        await server?.stop();
        server = await startServer({
          port: await freePort(),
          dataDir: place.dataDir,
          env: { EDDYLINE_NOW: now },
        });
      },
    });
    await (server as ServerProcess | null)?.stop();
    place.clear();
  },
});

/** Mentions of whole days, a third of them positive; a little more on some days than on others, the same each time. */
function mentions(fromDay: string, toDay: string, aDay: number): string {
  const lines = ['id,at,text,author,source,sentiment'];
  const days = (Date.parse(toDay) - Date.parse(fromDay)) / DAY_MS;
  for (let day = 0; day < days; day++) {
    const startMs = Date.parse(fromDay) + day * DAY_MS;
    const count = aDay + ((day * 7) % 5) - 2;
    for (let place = 0; place < count; place++) {
      const at = new Date(startMs + Math.floor(((place + 0.5) / count) * DAY_MS)).toISOString();
      const sentiment = ['positive', 'neutral', 'negative'][place % 3];
      lines.push(`${at}-${place},${at},"About the network, ${place}",ann_${place},mastodon,${sentiment}`);
    }
  }
  return lines.join('\n');
}

async function imported(url: string, csv: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/imports/mentions?river=real`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: csv,
  });
  expect(answer.ok, await answer.clone().text()).toBe(true);
}

async function added(url: string, name: string, startDay: string, endDay: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/campaigns?river=real`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name,
      startAt: `${startDay}T00:00:00Z`,
      endExclusive: `${endDay}T00:00:00Z`,
      channels: ['mastodon'],
      owner: 'Marketing',
    }),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('a pledge is written, weighed, sealed before the start, amended with a reason, and held against what came', async ({
  page,
  clocked,
}) => {
  test.setTimeout(240_000);
  await clocked.startAt(BEFORE);
  await imported(clocked.url, mentions(BASELINE_FROM, START, 12));
  const id = await added(clocked.url, 'Autumn Fair', START, END);
  await page.clock.setFixedTime(BEFORE);
  await page.goto(`${clocked.url}/campaigns/${id}?river=real`);

  const pledge = card(page, 'Pledge');
  await pledge.getByRole('button', { name: 'Write the pledge' }).click();
  await pledge.getByLabel('Measure').first().selectOption('volume');
  await pledge.getByLabel('Check on').fill(END);
  const harm = pledge.getByRole('group', { name: 'A counter-current that would show it did harm' });
  await harm.getByLabel('Measure').selectOption('volume');
  await expect(harm).toContainText('must measure something else than the pledge');
  await harm.getByLabel('Measure').selectOption('negative');
  const smallest = pledge.getByLabel(/Smallest change worth having/);
  // Below what this baseline could tell from chance: it is said before the seal.
  await smallest.fill('0.5');
  await expect(pledge).toContainText('We will not be able to tell');
  await smallest.fill('abc');
  await pledge.getByRole('button', { name: 'Save the draft' }).click();
  await expect(smallest).toBeFocused();
  await expect(pledge).toContainText('A number above 0 and up to 1,000, such as 15.');
  await smallest.fill('40');
  await expect(pledge).toContainText('8 of 10 cases');
  await expect(pledge).not.toContainText('We will not be able to tell');
  await pledge.getByRole('button', { name: 'Save the draft' }).click();
  await expect(pledge).toContainText('draft, not sealed');
  await pledge.getByRole('button', { name: 'Seal it' }).click();
  // It stands under a name: nobody in particular is asked for theirs.
  await pledge.getByLabel('Who seals it?').fill('Mara');
  await pledge.getByRole('button', { name: 'Seal it under this name' }).click();
  await expect(pledge).toContainText('by Mara (unverified)');
  await expect(pledge).toContainText(/Sealed 1[12] Oct 2026.*fingerprint [0-9a-f]{12}/);
  await expect(pledge).toContainText('8 of 10 cases');
  const planned = card(page, 'What will be observed against what is expected');
  await expect(planned).toContainText(
    'The flight begins on 12 Oct 2026; this will be decided on 26 Oct 2026.',
  );
  await expect(planned).toContainText('Mentions will be held against');

  // The flight passes; twice as many speak.
  await clocked.startAt(AFTER);
  await imported(clocked.url, mentions(START, '2026-10-27', 24));
  await page.clock.setFixedTime(AFTER);
  await page.goto(`${clocked.url}/campaigns/${id}?river=real`);
  const effect = card(page, 'Observed against expected');
  await expect(effect).toContainText(/Mentions ran \d+\s% above what was expected \(\d+ to \d+\s%\)/);
  await expect(effect).toContainText('clear rise');
  await expect(effect).toContainText(/Against the pledge.*kept/);

  await pledge.getByRole('button', { name: 'Amend …' }).click();
  await pledge.getByLabel(/Smallest change worth having/).fill('400');
  await pledge.getByLabel('Why is the sealed pledge changed?').fill('The board asked for more');
  await pledge.getByRole('button', { name: 'Amend the pledge' }).click();
  await expect(pledge.getByRole('list', { name: 'Amendments' })).toContainText(
    '“The board asked for more” (smallest change worth having)',
  );
  await expect(effect).toContainText(/Against the pledge.*missed/);

  await page.goto(`${clocked.url}/campaigns?river=real`);
  const row = page.getByRole('row', { name: /Autumn Fair/ });
  await expect(row).toContainText('Mentions: a rise of at least 400 %');
  await expect(row).toContainText('missed');
  await expect(row).toContainText('ended');
  await page.getByRole('button', { name: 'Running' }).click();
  await expect(page.getByText('None of them passes the filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Ended' }).click();
  await page.getByLabel('Verdict').selectOption('missed');
  await expect(page).toHaveURL(/verdict=missed/);
  await page.reload();
  await expect(row).toBeVisible();
});

test('ten days of baseline are refused in words, with what it would take', async ({ page, clocked }) => {
  await clocked.startAt(AFTER);
  await imported(clocked.url, mentions('2026-10-02', '2026-10-27', 20));
  const id = await added(clocked.url, 'Too Soon', START, END);
  await page.goto(`${clocked.url}/campaigns/${id}?river=real`);
  const effect = card(page, 'Observed against expected');
  await expect(effect).toContainText('Mentions: nothing can be said.');
  await expect(effect).toContainText('The baseline holds 10 complete days of data; at least 28 are needed');
  await expect(effect).toContainText('What it would take: 18 more complete days of data before the start.');
  await expect(effect).toContainText('No pledge was sealed before the start.');
  await expect(effect).not.toContainText(/\d\s%/);
});

test('an uploaded series is imported, taken into account by name, and what complaints are told per 1,000 of', async ({
  page,
  clocked,
}) => {
  test.setTimeout(240_000);
  await clocked.startAt(AFTER);
  await imported(clocked.url, mentions(BASELINE_FROM, START, 12));
  await imported(clocked.url, mentions(START, '2026-10-27', 24));
  const id = await added(clocked.url, 'Autumn Fair', START, END);
  const lines = ['day,active_users'];
  for (let atMs = Date.parse(BASELINE_FROM); atMs < Date.parse('2026-10-27'); atMs += DAY_MS) {
    // A gap of three days, which is not zero.
    const day = new Date(atMs).toISOString().slice(0, 10);
    if (!['2026-08-20', '2026-08-21', '2026-08-22'].includes(day)) {
      lines.push(`${day},${5000 + ((atMs / DAY_MS) % 7) * 40}`);
    }
  }
  await page.goto(`${clocked.url}/imports?river=real`);
  await page.getByLabel('File to import').setInputFiles({
    name: 'users.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n')),
  });
  await expect(page.getByLabel('This file holds')).toHaveValue('exposure');
  await page.getByRole('button', { name: 'Import exposure' }).click();
  const series = card(page, 'Daily figures that rates are measured by');
  await expect(series).toContainText('active users');
  await expect(series).toContainText('1 Aug to 26 Oct: 84 days, 3 days without a value, which is not zero.');

  await page.goto(`${clocked.url}/campaigns/${id}?river=real`);
  const effect = card(page, 'Observed against expected');
  await expect(effect).toContainText(/ran \d+\s% above what was expected \(/);
  await page.getByLabel(/Take into account a series/).selectOption({ label: 'active users' });
  await expect(page).toHaveURL(/control=exposure/);
  await expect(effect).toContainText(
    /Mentions ran \d+\s% above what was expected with active users taken into account \(\d+ to \d+\s%\)/,
  );
  await page.getByLabel('Look at another measure').selectOption('complaint-rate');
  await page.getByLabel('Per 1,000 of').selectOption({ label: 'active users' });
  await expect(effect).toContainText('Complaints per 1,000 of active users ran');
  await page.reload();
  await expect(effect).toContainText('Complaints per 1,000 of active users ran');
});

test('two campaigns are compared, and only what can be told apart is told apart', async ({
  page,
  clocked,
}) => {
  test.setTimeout(240_000);
  await clocked.startAt(AFTER);
  await imported(clocked.url, mentions('2026-06-01', START, 20));
  await imported(clocked.url, mentions(START, '2026-10-27', 60));
  await added(clocked.url, 'Quiet Summer', '2026-08-10', '2026-08-24');
  await added(clocked.url, 'Quiet Autumn', '2026-09-07', '2026-09-21');
  await added(clocked.url, 'Loud October', START, END);
  await page.goto(`${clocked.url}/campaigns?river=real`);
  await page.getByRole('checkbox', { name: 'Compare Quiet Autumn' }).click();
  await expect(page.getByText('choose one more to compare')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Compare Loud October' }).click();
  await page.getByRole('link', { name: 'Compare 2' }).click();

  const told = card(page, 'Can they be told apart?');
  await expect(told).toContainText('Loud October can be told apart from Quiet Autumn');
  const table = page.getByRole('region', { name: 'Campaigns side by side in figures' });
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(table.getByRole('row', { name: /Loud October/ })).toContainText('clear rise');
  await expect(page.getByRole('slider', { name: /Loud October/ })).toBeVisible();

  await page.getByLabel('Add a campaign').selectOption({ label: 'Quiet Summer, 10–23 Aug 2026' });
  await expect(told).toContainText(/Quiet Autumn and Quiet Summer cannot be told apart/);
  await page.getByLabel('Compared by').selectOption('positive');
  await expect(page).toHaveURL(/measure=positive/);
  await page.reload();
  await expect(table.getByRole('row')).toHaveCount(4);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  expect(text).toContain('campaigns beside each other, none ranked');
  expect(text).toContain('Loud October');

  await page.getByRole('button', { name: 'Take away Quiet Autumn' }).click();
  await page.getByRole('button', { name: 'Take away Quiet Summer' }).click();
  await expect(page.getByText('One campaign is chosen.')).toBeVisible();
});

test.describe('the sample company', () => {
  const server = sampleServer(test);

  test('has a clear rise, one that nobody can tell, and one whose counter-current shows harm', async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const open = async (name: string) => {
      await page.goto(`${server.url}/campaigns?river=sample`);
      await page.getByRole('link', { name, exact: true }).click();
      await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
    };
    const effect = card(page, 'Observed against expected');
    await open('Double Data Weeks');
    await expect(effect).toContainText('clear rise');
    await expect(effect).toContainText(/Against the pledge.*kept/);
    await open('Festival Sound');
    await expect(effect).toContainText('cannot tell');
    await open('Simply Fair');
    const counter = card(page, 'Counter-current');
    await expect(counter).toContainText('What was named as harm before the start has come.');
    await expect(counter).toContainText('clear rise');
  });

  test('says what followed a fix where its mark opens on the River, and shows its days', async ({ page }) => {
    await page.goto(`${server.url}/?river=sample&from=2026-09-17T22:00:00Z&to=2026-10-11T22:00:00Z`);
    const paddling = page.getByRole('toolbar', { name: 'Paddling: campaigns, posts and marks' });
    await paddling
      .getByRole('button', { name: /marks about|no longer spins/ })
      .last()
      .click();
    const list = page.getByRole('dialog');
    const fix = list.getByRole('listitem').filter({ hasText: 'Payment in the app no longer spins' });
    await expect(fix).toContainText(/Complaints about Payment in the app/);
    await fix.getByRole('link', { name: 'see its days' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Payment in the app no longer spins');
    await expect(card(page, 'Observed against expected')).toContainText(
      'Complaints about Payment in the app',
    );
    await expect(page.getByRole('slider')).toBeVisible();
  });

  test('names the series a counter-current and a flaw are held against', async ({ page }) => {
    await page.goto(`${server.url}/campaigns?river=sample`);
    await page.getByRole('link', { name: 'Bring a Friend', exact: true }).click();
    await expect(card(page, 'Counter-current')).toContainText(
      'Named as harm: Complaints about Prices per 1,000 of Active users up.',
    );
    await page.goto(`${server.url}/flaws?river=sample`);
    await page.getByRole('link', { name: 'The app spins at payment' }).first().click();
    await expect(page.getByLabel('Hold its complaints against')).toHaveValue(/./);
  });

  test('opens a comparison on what was pledged', async ({ page }) => {
    const found = await fetch(`${server.url}/api/v1/campaigns?river=sample`);
    const { items } = (await found.json()) as { items: { id: string; name: string }[] };
    const ids = ['Festival Sound', 'Double Data Weeks'].map(
      (name) => items.find((campaign) => campaign.name === name)?.id,
    );
    await page.goto(`${server.url}/campaigns/compare?river=sample&ids=${ids.join(',')}`);
    await expect(page.getByLabel('Compared by')).toHaveValue('positive');
    await page.getByLabel('Compared by').selectOption('volume');
    await expect(page).toHaveURL(/measure=volume/);
    const others = ['Simply Fair', 'Double Data Weeks'].map(
      (name) => items.find((campaign) => campaign.name === name)?.id,
    );
    await page.goto(`${server.url}/campaigns/compare?river=sample&ids=${others.join(',')}`);
    await expect(page.getByLabel('Compared by')).toHaveValue('pledged');
    const told = card(page, 'Each against its own pledge');
    await expect(told).toContainText(/harm Simply Fair: negative mentions about Prices ran/);
    await expect(told).toContainText('none is compared with another');
  });

  test('lets a turn of a thread be added to a campaign, and takes that back', async ({ page }) => {
    const found = await fetch(`${server.url}/api/v1/threads?river=sample&limit=1`);
    const [thread] = ((await found.json()) as { items: { id: string }[] }).items;
    await page.goto(`${server.url}/threads/${thread?.id}?river=sample`);
    const dialog = page.getByRole('dialog', { name: 'This belongs to a campaign' });
    const note = page.getByText('It counts as a reaction to Festival Sound.');
    const add = async () => {
      await page.getByRole('button', { name: 'to a campaign…' }).first().click();
      await dialog.getByLabel('Campaign', { exact: true }).selectOption({ label: 'Festival Sound' });
      await dialog.getByRole('button', { name: 'It belongs there' }).click();
      await expect(note).toBeVisible();
    };
    await add();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(note).toHaveCount(0);
    await add();
    await page.getByRole('link', { name: 'Festival Sound' }).click();
    await expect(page).toHaveURL(/choice=added/);
    const reactions = card(page, 'Reactions');
    await expect(reactions.getByText('added by', { exact: false }).first()).toBeVisible();
    await expect(reactions).not.toContainText('Nothing by these filters.');
  });

  test('shows on the bands of the River what campaigns came to', async ({ page }) => {
    await page.goto(`${server.url}/?river=sample&from=2026-09-21T22:00:00Z&to=2026-11-11T23:00:00Z`);
    const band = page.getByRole('button', { name: /^campaign Double Data Weeks.*verdict: kept/ });
    await expect(band).toBeVisible();
    await expect(page.locator('.chart-verdict', { hasText: 'kept' })).toBeVisible();
    await band.click();
    const list = page.getByRole('dialog', { name: 'Double Data Weeks' });
    await expect(list).toContainText(/Positive mentions about Speed and data ran \d+ % above/);
  });
});
