import { expect, test } from '@playwright/test';
import { startServer } from '../src/server/testing/server-process';
import { freePort } from './support/place';
import { newSampleDir, SAMPLE_ENV } from './support/sample-place';

const MOST_PAGES = 150;
/** Of addresses that differ only in an id or a query so many are opened: the next hundred are the same page. */
const OF_A_KIND = 6;

test('every link of the sample company leads to a page, without an error in the console', async ({
  page,
}) => {
  test.setTimeout(600_000);
  const { dataDir, clear } = await newSampleDir();
  const server = await startServer({ port: await freePort(), dataDir, env: SAMPLE_ENV });
  const wrong: string[] = [];
  let at = '/';
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(`${at}: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${at}: ${response.status()} for ${response.url()}`);
  });
  page.on('pageerror', (error) => wrong.push(`${at}: ${error.message}`));

  const waiting = ['/', '/settings/topics', '/settings/teams'];
  const seen = new Set(waiting);
  const kinds = new Map<string, number>();
  let opened = 0;
  while (waiting.length > 0 && opened < MOST_PAGES) {
    at = waiting.shift() as string;
    opened += 1;
    await page.goto(server.url + at);
    await expect(page.locator('main'), at).not.toBeEmpty();
    await expect(page.locator('[aria-busy=true]'), at).toHaveCount(0);
    await page.waitForLoadState('networkidle', { timeout: 1500 }).catch(() => {});
    for (const words of ['There is no page here.', 'This page could not be shown.']) {
      if (await page.getByText(words).isVisible()) wrong.push(`${at}: ${words}`);
    }
    for (const href of await page.locator('a[href]:not([download])').evaluateAll(hrefs)) {
      const url = new URL(href);
      const path = url.pathname + url.search;
      if (url.origin !== server.url || url.pathname.startsWith('/api/') || seen.has(path)) continue;
      const kind = kindOf(url);
      const known = kinds.get(kind) ?? 0;
      if (known >= OF_A_KIND) continue;
      kinds.set(kind, known + 1);
      seen.add(path);
      waiting.push(path);
    }
  }
  expect(wrong).toEqual([]);
  expect(opened).toBeGreaterThan(6);
  await server.stop();
  clear();
});

function hrefs(links: (HTMLElement | SVGElement)[]): string[] {
  // Those in a drawing have no address as words.
  return links.map((link) => new URL(link.getAttribute('href') ?? '', document.baseURI).href);
}

function kindOf({ pathname, searchParams }: URL): string {
  return `${pathname.replace(/[0-9a-f-]{36}/g, 'ID')}?${[...new Set(searchParams.keys())].sort().join('&')}`;
}
