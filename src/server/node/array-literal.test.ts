import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { arrayLiteral } from './array-literal';
import { openPGlite, type PGliteClient } from './pglite-client';

let db: PGliteClient;
beforeAll(async () => {
  db = await openPGlite({ dataDir: null });
}, 60_000);
afterAll(() => db.close());

it('says nothing of what is missing, and keeps apart what only looks like it', () => {
  expect(arrayLiteral([null, undefined, 'NULL', '', 0, false])).toBe('{NULL,NULL,"NULL","",0,false}');
  expect(arrayLiteral([])).toBe('{}');
  expect(
    arrayLiteral([
      [1, 2],
      [3, 4],
    ]),
  ).toBe('{{1,2},{3,4}}');
});

it('brings any words, numbers, truths, moments and objects to the store as they are', async () => {
  // PostgreSQL keeps no zero character and no half of a pair.
  const words = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000'));
  const row = fc.record({
    word: fc.option(words),
    number: fc.option(fc.integer()),
    truth: fc.option(fc.boolean()),
    at: fc.option(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })),
    labels: fc.option(fc.dictionary(words, words)),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
      const sent = ['word', 'number', 'truth', 'at', 'labels'] as const;
      const answer = await db.query(
        `select * from unnest($1::text[], $2::integer[], $3::boolean[], $4::timestamptz[], $5::jsonb[])
          as row (word, number, truth, at, labels)`,
        sent.map((name) => rows.map((each) => each[name])),
      );
      expect(answer.rows).toEqual(
        rows.map((each) => ({ ...each, labels: each.labels && { ...each.labels } })),
      );
    }),
    { numRuns: 100 },
  );
}, 60_000);
