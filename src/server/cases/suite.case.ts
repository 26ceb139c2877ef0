import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { OpenTestApp, TestApp } from '../testing/test-app';

/** One app for a whole suite, emptied before each test; the getter is good inside tests only. */
export function useApp(open: OpenTestApp): () => TestApp {
  let app: TestApp | null = null;
  beforeAll(async () => {
    app = await open();
  }, 60_000);
  beforeEach(async () => {
    await app?.reset();
  });
  afterAll(async () => {
    await app?.close();
  });
  return () => {
    if (!app) throw new Error('The app is open inside tests only.');
    return app;
  };
}
