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

/** Calls with JSON, answers the JSON of the answer; throws with the problem when it was refused. `actor` is who calls. */
export function sender(app: () => TestApp) {
  return <Answer>(method: string, path: string, body?: object, actor?: string) =>
    app().json<Answer>(`/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(actor ? { 'x-eddyline-actor': actor } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
}
