import type { TestType } from '@playwright/test';
import { type ServerProcess, startServer } from '../../src/server/testing/server-process';
import { freePort } from './place';
import { newSampleDir, SAMPLE_ENV } from './sample-place';

const START_MS = 300_000;

/** One server with the sample company for all tests of a file or of a group: what one of them changes the next ones see. */
export function sampleServer<Fixtures extends object, Shared extends object>(
  test: TestType<Fixtures, Shared>,
): { readonly url: string } {
  let server: ServerProcess | undefined;
  let clear: (() => void) | undefined;
  test.beforeAll(async () => {
    test.setTimeout(START_MS);
    const place = await newSampleDir();
    clear = place.clear;
    server = await startServer({ port: await freePort(), dataDir: place.dataDir, env: SAMPLE_ENV });
  });
  test.afterAll(async () => {
    await server?.stop();
    clear?.();
  });
  return {
    get url() {
      return server?.url ?? '';
    },
  };
}
