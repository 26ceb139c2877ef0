import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { type ServerProcess, startServer } from '../src/server/testing/server-process';
import { freePort, newDataDir } from './support/place';

// Pinned, so that days have names: the outage of the sample company is on Friday the 13th.
const NOW = '2026-11-20T18:30:00Z';
const OUTAGE_DAY = 'Fri 13 Nov 2026';

test.describe('the river of the sample company', () => {
  let server: ServerProcess;
  let clear: () => void;
  test.beforeAll(async () => {
    const place = newDataDir();
    clear = place.clear;
    const env = { EDDYLINE_SAMPLE: 'on', EDDYLINE_NOW: NOW };
    server = await startServer({ port: await freePort(), dataDir: place.dataDir, env });
  });
  test.afterAll(async () => {
    await server?.stop();
    clear?.();
  });

  const voices = (page: Page) => page.getByRole('region', { name: 'Voices' });
  const quotes = (page: Page) => voices(page).locator('blockquote');

  /** Brings the keyboard's cursor to a bucket by what it reads there. */
  async function pointAt(page: Page, words: string): Promise<void> {
    const plot = page.getByRole('slider');
    await plot.focus();
    await page.keyboard.press('End');
    for (let step = 0; step < 40; step++) {
      if ((await plot.getAttribute('aria-valuetext'))?.startsWith(words)) return;
      await page.keyboard.press('ArrowLeft');
    }
    throw new Error(`No bucket reads ${words}.`);
  }

  test('an executive brushes the outage, reads three voices, and finds the same on another day', async ({
    page,
  }) => {
    await page.goto(server.url);
    await expect(page.locator('.river-headline')).toContainText(/mentions, .* more|fewer/);
    const network = page.getByRole('row', { name: /^Network/ });
    await expect(network).toBeVisible();

    await pointAt(page, OUTAGE_DAY);
    await page.keyboard.press('Shift+ArrowRight');
    await expect(page).toHaveURL(/brushFrom=/);
    await expect(voices(page)).toContainText('13–14 Nov 2026');
    await expect(network).toContainText('rising');
    const negative = voices(page).getByRole('button', { name: /negative/ });
    await negative.click();
    await expect(page).toHaveURL(/sentiment=/);
    await expect(voices(page)).toContainText(/of \d+ mentions/);
    const heard = await quotes(page).allTextContents();
    expect(heard.length).toBeGreaterThanOrEqual(3);
    expect(new Set(heard).size).toBe(heard.length);

    await page.reload();
    await expect(quotes(page)).toHaveText(heard);
    await voices(page)
      .getByRole('link', { name: /thread of/ })
      .first()
      .click();
    await expect(page).toHaveURL(/\/threads\//);
    await page.goBack();
    await expect(quotes(page)).toHaveText(heard);
  });

  test('one press marks a bucket, and a note on it stands on the axis for everybody', async ({
    page,
    browser,
  }) => {
    await page.goto(server.url);
    await pointAt(page, OUTAGE_DAY);
    await page.keyboard.press(' ');
    await expect(voices(page)).toContainText('13 Nov 2026');
    await page.getByRole('link', { name: 'Add a note' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await dialog
      .getByLabel(/label|what/i)
      .first()
      .fill('Board was told');
    await dialog.getByRole('button', { name: /add|save/i }).click();
    await expect(dialog).toBeHidden();

    const elsewhere = await (await browser.newContext()).newPage();
    await elsewhere.goto(server.url);
    await pointAt(elsewhere, OUTAGE_DAY);
    await expect(elsewhere.getByRole('slider')).toHaveAttribute('aria-valuetext', /note Board was told/);
  });

  test('marks on one pixel show a count and open as a list, by keyboard', async ({ page }) => {
    await page.goto(`${server.url}/?range=365d`);
    const paddling = page.getByRole('toolbar', { name: /^Paddling/ });
    const clusters = paddling.getByRole('button', { name: /^\d+ (posts|marks)/ });
    await expect(clusters.first()).toBeAttached();
    await clusters.first().focus();
    await page.keyboard.press('Enter');
    const list = page.locator('.chart-popover:popover-open');
    expect(await list.getByRole('listitem').count()).toBeGreaterThan(1);
    await page.keyboard.press('Escape');
    await expect(list).toBeHidden();
  });

  test('a topic pressed in the table is what the whole page is of, and pressed again no longer', async ({
    page,
  }) => {
    await page.goto(server.url);
    const roaming = page.getByRole('button', { name: 'Roaming', exact: true }).first();
    await roaming.click();
    await expect(page.locator('.river-headline')).toContainText(/^Roaming: /);
    await expect(page).toHaveURL(/topic=/);
    await page.locator('.movers-topic', { hasText: 'Roaming' }).click();
    await expect(page.locator('.river-headline')).not.toContainText(/^Roaming: /);
  });

  test('the chart can be taken along as picture, with its window and sources printed in', async ({
    page,
  }) => {
    await page.goto(server.url);
    await page.getByRole('slider').waitFor();
    const download = async (name: string) => {
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name, exact: true }).click();
      const file = await waiting;
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    };
    const svg = await download('SVG');
    expect(svg.name).toMatch(/^eddyline-river-.*\.svg$/);
    const text = svg.bytes.toString('utf8');
    for (const words of [
      'Currents and paddling',
      'by day, Europe/Berlin',
      'sources: ',
      'net-sentiment',
      '<path',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('var(--');
    const png = await download('PNG');
    expect([...png.bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(png.bytes.length).toBeGreaterThan(20_000);
  });
});
