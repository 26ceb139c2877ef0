import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportReport } from '../../contract/imports';
import type { ReplyTimesAnswer } from '../../contract/reply-times';
import type { Team } from '../../contract/teams';
import type { ThreadItem } from '../../contract/thread-list';
import type { Thread } from '../../contract/threads';
import type { Check } from '../../contract/upkeep';
import { deterministicId } from '../../domain/ids';
import type { OpenTestApp, TestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const DATA = path.resolve(import.meta.dirname, '../../../../shared/data');
const DIALOGS = path.join(DATA, 'threads/care_dialogs.csv');
const TWCS = path.join(DATA, 'payloads/csv/twcs_sample.csv');
const ALL_TIME = 'from=2000-01-01T00:00:00Z&to=2030-01-01T00:00:00Z';
const BRANDED = `?map=${encodeURIComponent('{"label.brand":"brand"}')}`;

const at = (minute: number) => new Date(Date.parse('2026-11-01T00:00:00Z') + minute * 60_000).toISOString();

/** Twelve conversations: some answered, some never, some without their root, one a circle, one dated before its parent. */
const ROWS = Array.from({ length: 12 }, (_, index) => {
  const turn = (number: number, to: number | null, more: object = {}) => ({
    id: `${index}-${number}`,
    at: at(index * 100 + number * 10),
    text: `turn ${number} of ${index}`,
    author: `a${index}`,
    source: 'forum',
    sentiment: 'negative',
    ...(to === null ? {} : { in_reply_to: `${index}-${to}` }),
    ...more,
  });
  const ours = { direction: 'outbound', author: 'us' };
  if (index % 4 === 0) return [turn(0, null), turn(1, 0, ours), turn(2, 1), turn(3, 1)];
  if (index % 4 === 1) return [turn(0, null), turn(2, 0), turn(1, 2, { ...ours, at: at(index * 100 - 5) })];
  if (index % 4 === 2) return [turn(1, 0), turn(2, 0), turn(3, 2, ours)];
  return [turn(0, 2), turn(1, 0), turn(2, 1)];
}).flat();

/** Conversations come together however their turns arrive. */
export function threadArrivalCases(open: OpenTestApp): void {
  describe('threads as they arrive', () => {
    const app = useApp(open);
    const json = (method: string, body: object): RequestInit => ({
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const upload = (file: string, query = '') =>
      app().json<ImportReport>(`/api/v1/imports/mentions${query}`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv' },
        body: readFileSync(file),
      });
    const exact = async () => expect((await app().json<Check>('/api/v1/check')).differences).toEqual([]);

    it('are the same, with the same decisions, in whatever order, in ten imports at once, and twice', async () => {
      const expected = await arrive(app(), [ROWS]);
      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray(ROWS, { minLength: ROWS.length, maxLength: ROWS.length }),
          async (shuffled) => {
            await app().reset();
            const size = Math.ceil(shuffled.length / 10);
            const parts = Array.from({ length: 10 }, (_, part) =>
              shuffled.slice(part * size, (part + 1) * size),
            );
            expect(await arrive(app(), [...parts, ...parts])).toEqual(expected);
            await exact();
          },
        ),
        { numRuns: 4 },
      );
    }, 120_000);

    /** Imports two parts at a time; half-way somebody decides about turns that are there by then. */
    async function arrive(test: TestApp, parts: readonly (readonly object[])[]) {
      const team = await test.json<Team>('/api/v1/teams', json('POST', { name: 'Billing' }));
      for (let part = 0; part < parts.length; part += 2) {
        await Promise.all(parts.slice(part, part + 2).map((rows) => test.importRows('mentions', rows)));
      }
      const id = deterministicId('mention', 'forum', '4-0');
      await test.json(`/api/v1/mentions/${id}`, json('PATCH', { complaint: false, reason: 'A question' }));
      const routed = deterministicId('mention', 'forum', '6-2');
      await test.json(`/api/v1/threads/${routed}/route`, json('POST', { teamId: team.id, reason: 'Ours' }));
      await Promise.all([...parts.slice(0, 2)].map((rows) => test.importRows('mentions', rows)));
      const { items } = await test.json<{ items: ThreadItem[] }>('/api/v1/threads?limit=200');
      return items
        .map(({ route, ...item }) => ({ ...item, route: { ...route, team: route.team?.name ?? null } }))
        .sort((one, other) => (one.id < other.id ? -1 : 1));
    }

    it('wait for nobody in vain: unanswered ones and missing parents are told apart from answered ones', async () => {
      await app().importRows('mentions', ROWS);
      const { all } = await app().json<ReplyTimesAnswer>(`/api/v1/reply-times?${ALL_TIME}`);
      // Of twelve, three never had their root collected, and of three the only answer carries an earlier time than
      // they; of circles the root is an inbound turn nobody answered.
      expect(all).toMatchObject({ threads: 6, answered: 3, neverAnswered: 3, medianSeconds: 600 });
      const { items } = await app().json<{ items: ThreadItem[] }>('/api/v1/threads?limit=200');
      expect(items).toHaveLength(12);
      expect(items.every(({ firstReplySeconds }) => (firstReplySeconds ?? 0) >= 0)).toBe(true);
    });

    it.skipIf(!existsSync(DIALOGS))(
      'of 1,205 real tweets are 523, labelled with 24 brands, with no negative wait',
      async () => {
        const report = await upload(DIALOGS, BRANDED);
        await app().settle();
        expect(report).toMatchObject({ accepted: 1205, rejected: 0 });
        const { all } = await app().json<ReplyTimesAnswer>(`/api/v1/reply-times?${ALL_TIME}`);
        expect(all).toMatchObject({ threads: 523, answered: 523, medianSeconds: 6563 });
        const brands = new Map<string, number>();
        let threads = 0;
        let cursor: string | null = null;
        do {
          const after: string = cursor === null ? '' : `&cursor=${cursor}`;
          const page: { items: ThreadItem[]; nextCursor: string | null } = await app().json(
            `/api/v1/threads?limit=200${after}`,
          );
          for (const { id, firstReplySeconds } of page.items) {
            threads++;
            expect(firstReplySeconds).toBeGreaterThanOrEqual(0);
            if (brands.size >= 24) continue;
            const { turns } = await app().json<Thread>(`/api/v1/threads/${id}`);
            for (const { labels } of turns) brands.set(labels.brand as string, 0);
          }
          cursor = page.nextCursor;
        } while (cursor);
        expect([threads, brands.size]).toEqual([523, 24]);
        let labelled = 0;
        for (const brand of brands.keys()) {
          const label = encodeURIComponent(`brand:${brand}`);
          labelled += (await app().json<{ threads: number }>(`/api/v1/thread-counts?label=${label}`)).threads;
        }
        expect(labelled).toBe(523);
        const { labels } = await app().json<{ labels: { label: string; threads: number }[] }>(
          '/api/v1/thread-labels',
        );
        expect(labels.map(({ label }) => label).sort()).toEqual(
          [...brands.keys()].map((brand) => `brand:${brand}`).sort(),
        );
        expect(labels.reduce((sum, { threads }) => sum + threads, 0)).toBe(523);
        await exact();
      },
      120_000,
    );

    it.skipIf(!existsSync(TWCS))('of a TWCS file are whole, by its preset', async () => {
      const report = await upload(TWCS, '?map=twcs');
      await app().settle();
      expect(report.rejected).toBe(0);
      const { items } = await app().json<{ items: ThreadItem[] }>('/api/v1/threads?limit=200');
      expect(items.reduce((sum, { mentions }) => sum + mentions, 0)).toBe(report.accepted);
      const answers = await app().db.selectFrom('mention').select(['id', 'in_reply_to_id']).execute();
      const stored = new Set(answers.map(({ id }) => id));
      const tops = answers.filter(
        ({ in_reply_to_id }) => in_reply_to_id === null || !stored.has(in_reply_to_id),
      );
      const names = new Set(tops.map(({ id, in_reply_to_id }) => in_reply_to_id ?? id));
      expect(items).toHaveLength(names.size);
      await exact();
    });
  });
}
