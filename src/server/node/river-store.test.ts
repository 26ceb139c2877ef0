import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, startPostgres } from '../testing/postgres-server';
import { readConfig } from './config';
import { openStore } from './river-store';

describe('the stores of two rivers on one PostgreSQL', () => {
  let server: Awaited<ReturnType<typeof startPostgres>>;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.stop());

  it('live in schemas of their own, opened at once and again', async () => {
    const config = readConfig({ DATABASE_URL: await createTestDatabase(server.url) });
    for (let start = 0; start < 2; start++) {
      const [real, sample] = await Promise.all(
        (['real', 'sample'] as const).map((river) => openStore(config, '', river, () => {})),
      );
      if (start === 0)
        await sample?.db.insertInto('our_account').values({ source: '', handle: 'care' }).execute();
      expect(await real?.db.selectFrom('our_account').selectAll().execute()).toEqual([]);
      expect(await sample?.db.selectFrom('our_account').selectAll().execute()).toHaveLength(1);
      await Promise.all([real?.db.destroy(), sample?.db.destroy()]);
    }
  });
});
