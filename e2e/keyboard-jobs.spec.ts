import { expect, type Page, test } from '@playwright/test';
import { hearsInOrder, tabTo } from './support/keyboard';
import { sampleServer } from './support/sample-server';

/** The jobs of the people Eddyline is for: nothing here touches a pointer. */
test.describe('by keyboard alone, and heard in reading order', () => {
  const server = sampleServer(test);

  /** Opens the River and goes on by two keys. */
  async function goBy(page: Page, keys: string, heading: string): Promise<void> {
    await page.goto(server.url);
    await expect(page.getByText('live', { exact: true })).toBeVisible();
    for (const key of keys) await page.keyboard.press(key);
    const title = page.getByRole('heading', { level: 1, name: heading });
    await expect(title).toBeFocused();
  }
  const main = (page: Page) => page.getByRole('main');
  const settled = (page: Page) => expect(page.locator('[aria-busy=true]')).toHaveCount(0);

  test('an executive reads a board and hears three voices', async ({ page }) => {
    await goBy(page, 'gb', 'Boards');
    await tabTo(page, page.getByRole('link', { name: 'Starter board' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Starter board' })).toBeFocused();
    const voices = page.getByRole('region', { name: 'Voices' });
    await expect(voices.getByRole('listitem')).toHaveCount(3);
    await settled(page);
    await hearsInOrder(main(page), [
      /heading "Starter board" \[level=1\]/,
      /In two minutes/,
      /What moved/,
      /How sure/,
      /What we did/,
      /What broke/,
      /To decide/,
      /heading "Mentions" \[level=2\]/,
      /heading "Currents" \[level=2\]/,
      /heading "Voices" \[level=2\]/,
      /heading "What moved" \[level=2\]/,
      /heading "Flaws" \[level=2\]/,
    ]);
    await tabTo(page, voices.getByRole('link').first());
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/threads\//);
    await expect(page.getByRole('heading', { level: 1, name: 'Thread' })).toBeFocused();
  });

  test('an executive marks a stretch of the River and hears what was said in it', async ({ page }) => {
    await page.goto(server.url);
    const plot = page.getByRole('slider');
    await tabTo(page, plot);
    await page.keyboard.press('End');
    const last = await plot.getAttribute('aria-valuetext');
    await page.keyboard.press('ArrowLeft');
    await expect(plot).not.toHaveAttribute('aria-valuetext', last as string);
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await expect(page).toHaveURL(/brushFrom=/);
    const voices = page.getByRole('region', { name: 'Voices' });
    await expect(voices.getByRole('blockquote').first()).toBeVisible();
    await settled(page);
    await hearsInOrder(main(page), [
      /Mentions/,
      /Net sentiment/,
      /heading "Currents"/,
      /slider/,
      /heading "Voices"/,
      /heading "What moved"/,
    ]);
    await tabTo(page, voices.getByRole('link').first());
  });

  test('a marketer holds a campaign against its pledge and reads its days', async ({ page }) => {
    await goBy(page, 'gp', 'Paddling');
    await tabTo(page, page.getByRole('link', { name: 'The North Comes Online', exact: true }).first());
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'The North Comes Online' })).toBeFocused();
    await settled(page);
    await hearsInOrder(main(page), [
      /heading "The North Comes Online" \[level=1\]/,
      /Flight/,
      /Owner/,
      /heading "Observed against expected"/,
      /Against the pledge/,
      /what was expected/,
      /slider/,
    ]);
    const plot = page.getByRole('slider').first();
    await tabTo(page, plot);
    await page.keyboard.press('End');
    await expect(plot).toHaveAttribute('aria-valuetext', /expected/);
    const table = page.getByRole('button', { name: 'table', exact: true }).first();
    await page.reload();
    await tabTo(page, table);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('table').first()).toBeVisible();
  });

  test('an engineer goes from a flaw to what people said, and back to where they stood', async ({ page }) => {
    await goBy(page, 'gf', 'Flaws');
    const flaw = page.getByRole('link', { name: 'Old plans are moved to Simply Fair and cost more' });
    await tabTo(page, flaw.last());
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: /Old plans/ })).toBeFocused();
    await settled(page);
    await hearsInOrder(main(page), [/heading "Old plans.*\[level=1\]/, /list "What people said"/]);
    const said = page.getByRole('list', { name: 'What people said' }).getByRole('link').first();
    await tabTo(page, said);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/(threads|voices)\//);
    // Alt and the left arrow: the browser's own keys, which do not reach a page.
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: /Old plans/ })).toBeVisible();
  });

  test('support sees where the water stops, and gives a conversation to a team with a reason', async ({
    page,
  }) => {
    await goBy(page, 'go', 'Flow');
    await settled(page);
    await hearsInOrder(main(page), [
      /heading "Flow" \[level=1\]/,
      /were never answered/,
      /heading "Where complaints went"/,
      /heading "Where the water stops"/,
      /heading "Time per stage"/,
      /heading "People"/,
    ]);
    await tabTo(page, page.getByRole('link', { name: /beyond the limit$/ }).first());
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Threads' })).toBeFocused();
    const row = page.locator('[data-thread-index]').first();
    await expect(row).toBeVisible();
    await settled(page);
    await page.keyboard.press('j');
    await expect(row.getByRole('link')).toBeFocused();
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog', { name: 'Whose is it?' });
    await expect(dialog).toBeVisible();
    await tabTo(page, dialog.getByRole('radio').first());
    await page.keyboard.press('ArrowDown');
    await tabTo(page, dialog.getByRole('textbox', { name: 'Reason' }));
    await page.keyboard.type('theirs by what was said');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(
      page
        .getByRole('status')
        .filter({ hasText: /undo|Undo|taken back|routed/i })
        .first(),
    ).toBeVisible();
  });

  test('what is heard first stands first, on every page, where a telephone shows one column', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of [
      '/',
      '/boards/starter',
      '/campaigns',
      '/threads',
      '/flaws',
      '/flow',
      '/voices',
      '/alerts',
    ]) {
      await page.goto(server.url + path);
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
      await settled(page);
      const headings = await page.locator('main :is(h1, h2, h3)').evaluateAll((all) =>
        all
          .filter((heading) => heading.getClientRects().length > 0 && !heading.closest('dialog'))
          .map((heading) => ({
            words: heading.textContent,
            top: heading.getBoundingClientRect().top + window.scrollY,
          })),
      );
      const seen = [...headings].sort((one, other) => one.top - other.top);
      expect(
        seen.map(({ words }) => words),
        path,
      ).toEqual(headings.map(({ words }) => words));
    }
  });
});
