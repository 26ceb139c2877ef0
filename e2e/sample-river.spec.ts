import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { sampleServer } from './support/sample-server';

// Pinned, so that days have names: the outage of the sample company is on Friday the 13th.
const OUTAGE_DAY = 'Fri 13 Nov 2026';

test.describe('the river of the sample company', () => {
  const server = sampleServer(test);

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
    await expect(network).toContainText('more');
    const negative = voices(page).getByRole('button', { name: /negative/ });
    await negative.click();
    await expect(page).toHaveURL(/sentiment=/);
    await expect(voices(page)).toContainText(/of \d+ mentions/);
    // Quotes of the question before stay, dimmed, until those of this one are there.
    await expect(voices(page).locator('[aria-busy=true]')).toHaveCount(0);
    const heard = await quotes(page).allTextContents();
    expect(heard.length).toBeGreaterThanOrEqual(3);
    expect(new Set(heard).size).toBe(heard.length);

    await page.reload();
    await expect(quotes(page)).toHaveText(heard);
    const waiting = page.waitForEvent('download');
    await voices(page).getByRole('button', { name: 'CSV' }).click();
    const csv = readFileSync(await (await waiting).path(), 'utf8');
    expect(csv).toMatch(/class,negative,\d+ of \d+/);
    expect(csv.match(/\r\n2026-11-1[2-4]T/g)).toHaveLength(heard.length);
    await voices(page)
      .getByRole('link', { name: /thread of/ })
      .first()
      .click();
    await expect(page).toHaveURL(/\/threads\//);
    await page.goBack();
    await expect(quotes(page)).toHaveText(heard);
  });

  test('the first sentence leads to the day it names, and clearing the mark brings back the whole', async ({
    page,
  }) => {
    await page.goto(server.url);
    await expect(quotes(page).first()).toBeVisible();
    const whole = await quotes(page).allTextContents();
    await page
      .locator('.river-headline')
      .getByRole('button', { name: 'on 13 Nov', exact: true })
      .first()
      .click();
    await expect(voices(page)).toContainText('13 Nov 2026');
    await expect(page.getByRole('region', { name: 'What moved' })).toContainText(/^What moved13 Nov 2026/);
    await expect(quotes(page)).not.toHaveText(whole);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect(page).not.toHaveURL(/brushFrom=/);
    await expect(quotes(page)).toHaveText(whole);

    await page
      .locator('.river-headline')
      .getByRole('button', { name: /% (more|fewer)$/ })
      .click();
    await expect(page.getByText(/^Changes are of .* against .* from bluesky/)).toBeVisible();
    const how = page.locator('.river-how > summary');
    await expect(how).toBeFocused();
    await expect(how).toBeInViewport();
    await page.getByRole('button', { name: 'back to the sentence' }).click();
    await expect(
      page.locator('.river-headline').getByRole('button', { name: /% (more|fewer)$/ }),
    ).toBeFocused();
  });

  test('several topics are lines of their own, in the chart, its table and its CSV', async ({ page }) => {
    await page.goto(server.url);
    await page.getByRole('button', { name: /^Topic/ }).click();
    await page.getByRole('checkbox', { name: 'Network' }).click();
    await page.getByRole('checkbox', { name: 'Billing' }).click();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/topic=.*topic=/);
    const legend = page.getByRole('group', { name: /^Topics/ });
    await expect(legend.getByRole('button')).toHaveText(['Network', 'Billing']);
    await pointAt(page, OUTAGE_DAY);
    await expect(page.getByRole('slider')).toHaveAttribute('aria-valuetext', /Network \d+, Billing \d+/);
    await expect(voices(page)).toContainText('About Network, the first of 2 topics');
    await page.getByRole('button', { name: 'table', exact: true }).click();
    await expect(page.getByRole('columnheader', { name: 'Billing', exact: true })).toBeVisible();
    const waiting = page.waitForEvent('download');
    await page
      .getByRole('region', { name: 'Currents and paddling' })
      .getByRole('button', { name: 'CSV' })
      .click();
    const csv = readFileSync(await (await waiting).path(), 'utf8');
    expect(csv).toContain('mentions: Network,mentions: Billing');
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

  test('on a phone voices stand before what moved, a few at first, and a topic is a block of its own', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(server.url);
    await expect(page.locator('.river-figures')).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('slider')).toBeInViewport();
    await page.getByRole('button', { name: /^Last \d+ days · all topics · no filters$/ }).click();
    await page.getByRole('button', { name: /^Sentiment/ }).click();
    await page.getByRole('checkbox', { name: 'negative' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: /all topics · 1 filter$/ })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('button', { name: /all topics · no filters$/ })).toBeVisible();
    await expect(quotes(page).filter({ visible: true })).toHaveCount(4);
    await page.getByRole('button', { name: '8 more voices' }).click();
    await expect(quotes(page).filter({ visible: true })).toHaveCount(12);
    const moved = page.getByRole('region', { name: 'What moved' });
    await expect(moved.getByRole('row', { name: /^Network/ })).toContainText('Network Operations');
    const top = async (region: typeof moved) => (await region.boundingBox())?.y ?? 0;
    expect(await top(voices(page))).toBeLessThan(await top(moved));
    await moved.getByRole('button', { name: 'Mentions', exact: true }).click();
    await expect(moved.getByRole('row').nth(1)).toContainText('Support');
  });

  test('the chart can be taken along as picture, with its window and sources printed in', async ({
    page,
  }) => {
    await page.goto(server.url);
    await page.getByRole('slider').waitFor();
    const download = async (name: string) => {
      const waiting = page.waitForEvent('download');
      const chart = page.getByRole('region', { name: 'Currents and paddling' });
      await chart.getByRole('button', { name, exact: true }).click();
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
