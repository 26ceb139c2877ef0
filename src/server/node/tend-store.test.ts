import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../services';
import { wornTables } from '../stores/worn-table.store';
import { newPGliteStore, type TestStore } from '../testing/test-app';
import { tendStore } from './tend-store';

/** What was changed is counted within about a second. */
const COUNTED = { timeout: 10_000 };

describe('an embedded store is tended', () => {
  let store: TestStore;
  const tend = () =>
    tendStore({ db: store.db, storeKind: 'pglite', stopping: new AbortController().signal } as Services);
  const put = (from: number, to: number) =>
    sql`insert into thread_member select md5(i::text)::uuid, md5(i::text)::uuid
      from generate_series(${sql.lit(from)}, ${sql.lit(to)}) as i`.execute(store.db);
  const visiblePages = async () => {
    const { rows } = await sql<{ pages: number }>`
      select relallvisible as pages from pg_class where relname = 'thread_member'`.execute(store.db);
    return rows[0]?.pages;
  };
  beforeAll(async () => {
    store = await newPGliteStore();
    await tend();
  });
  afterAll(() => store.close());

  it('where much was written, so that an index alone can answer', async () => {
    await put(1, 20_000);
    await expect.poll(() => wornTables(store.db), COUNTED).toEqual(['thread_member']);
    expect(await visiblePages()).toBe(0);
    await tend();
    expect(await wornTables(store.db)).toEqual([]);
    expect(await visiblePages()).toBeGreaterThan(100);
  });

  it('and not for a few changes', async () => {
    await put(20_001, 21_000);
    expect(await wornTables(store.db)).toEqual([]);
  });

  it('again after a fifth was changed', async () => {
    await sql`delete from thread_member where mention_id < '40000000-0000-0000-0000-000000000000'`.execute(
      store.db,
    );
    await expect.poll(() => wornTables(store.db), COUNTED).toEqual(['thread_member']);
  });
});
