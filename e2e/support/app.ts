import { test as base, type Page } from '@playwright/test';
import { type ServerProcess, startServer } from '../../src/server/testing/server-process';
import { freePort } from './place';
import { newDirFrom } from './template-place';

interface AppFixtures {
  /** A server of its own with an empty real river. */
  server: ServerProcess;
  /** Opens a page of the app and waits until it has settled. */
  open(path: string): Promise<Page>;
}

/** Specs on the built app: each gets a server and a store of its own. */
export const test = base.extend<AppFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from this pattern
  server: async ({}, use) => {
    const { dataDir, clear } = await newDirFrom('empty');
    const server = await startServer({ port: await freePort(), dataDir });
    await use(server);
    await server.stop();
    clear();
  },
  open: async ({ page, server }, use) => {
    await use(async (path) => {
      await page.goto(server.url + path);
      return page;
    });
  },
});
