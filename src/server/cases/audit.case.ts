import { describe, expect, it } from 'vitest';
import type { AuditDraw, AuditLabel, AuditReport } from '../../contract/audit';
import type { Currents } from '../../contract/currents';
import { ACTOR_HEADER, type Person } from '../../contract/teams';
import type { Check } from '../../contract/upkeep';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const SAID = ['I hate this, it is terrible', 'I love it, thank you', 'My order arrives on Tuesday'];
const rows = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, number) => ({
    id: `${number} ${JSON.stringify(more)}`,
    at: '2026-11-02T10:00:00Z',
    text: `${SAID[number % SAID.length]} ${number}`,
    author: `author ${number}`,
    source: 'twitter',
    lang: 'en',
    ...more,
  }));

/** `/audit`: people judge a random draw, blind; what they say counts and judges the engine. */
export function auditCases(open: OpenTestApp): void {
  describe('an audit', () => {
    const app = useApp(open);
    const draw = (query = '') => app().json<AuditDraw>(`/api/v1/audit?${query}`);
    const post = (body: object, headers: object = {}) =>
      app().json<AuditLabel>('/api/v1/audit/labels', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ seed: 1, ...body }),
      });
    const undo = (id: string) => app().request(`/api/v1/audit/labels/${id}`, { method: 'DELETE' });
    const report = () => app().json<AuditReport>('/api/v1/audit/report');
    const negatives = async () => {
      const path = '/api/v1/currents?from=2026-11-01T00:00:00Z&to=2026-11-05T00:00:00Z';
      return (await app().json<Currents>(path)).totals.negative;
    };
    const differences = async () => (await app().json<Check>('/api/v1/check')).differences;

    it('draws the same mentions for the same seed, others for another, and says nothing of the engine', async () => {
      await app().importRows('mentions', rows(60));
      const first = await draw('seed=7&size=10');
      expect(first).toMatchObject({ seed: 7, drawn: 10, labelled: 0, skipped: 0 });
      expect(await draw('seed=7&size=10')).toEqual(first);
      expect((await draw('seed=8&size=10')).items).not.toEqual(first.items);
      expect(JSON.stringify(first)).not.toMatch(/sentiment|negative|engine/);
    });

    it('shows what a mention replied to, ours too, and nothing private', async () => {
      const reply = { source: 'twitter', lang: 'en', at: '2026-11-02T10:00:00Z' };
      await app().importRows('mentions', [
        { ...reply, id: 'ours', text: 'Is it better now?', author: 'care', direction: 'outbound' },
        { ...reply, id: 'theirs', text: 'No, it is terrible', author: 'lena', in_reply_to: 'ours' },
        { ...reply, id: 'alone', text: 'I love it', author: 'mika', in_reply_to: 'missing' },
      ]);
      const { items } = await draw();
      const repliedTo = (start: string) => items.find(({ text }) => text.startsWith(start))?.repliedTo;
      expect(repliedTo('No,')).toEqual({ author: 'care', ours: true, text: 'Is it better now?' });
      expect(repliedTo('I love')).toBeNull();
    });

    it('draws of a language or a topic, and neither what we said nor what came with a label', async () => {
      await app().importRows('mentions', [
        ...rows(6),
        ...rows(3, { lang: 'de' }),
        ...rows(4, { sentiment: 'negative' }),
        ...rows(5, { direction: 'outbound' }),
      ]);
      expect((await draw()).drawn).toBe(9);
      expect((await draw('lang=de')).drawn).toBe(3);
      const body = JSON.stringify({ name: 'Love', query: 'love' });
      const json = { 'content-type': 'application/json' };
      const topic = await app().json<{ id: string }>('/api/v1/topics', {
        method: 'POST',
        headers: json,
        body,
      });
      await app().settle();
      expect((await draw(`topic=${topic.id}`)).drawn).toBe(3);
      expect((await app().request('/api/v1/audit?topic=none')).status).toBe(404);
    });

    it('lets a label count at once and tells then what the engine had said', async () => {
      await app().importRows('mentions', rows(30));
      const before = await negatives();
      const { items } = await draw();
      const item = items.find(({ text }) => text.startsWith('I love')) as AuditDraw['items'][number];
      const person = await app().json<Person>('/api/v1/people', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Nora' }),
      });
      const label = await post(
        { mentionId: item.mentionId, sentiment: 'negative', complaint: true },
        { [ACTOR_HEADER]: person.id },
      );
      expect(label.scored).toMatchObject({ sentiment: 'positive', engine: 'sentiment-1', complaint: false });
      expect(await negatives()).toBe((before ?? 0) + 1);
      expect(await differences()).toEqual([]);
      expect(await draw()).toMatchObject({ labelled: 1 });
      const csv = await (await app().request('/api/v1/audit/labels.csv')).text();
      expect(csv).toContain(
        `${item.mentionId},2026-11-20T12:00:00.000Z,,Nora,audit,1,en,negative,true,sentiment-1`,
      );
    });

    it('taken back gives the engine, or whoever had said otherwise, its word again', async () => {
      await app().importRows('mentions', rows(9));
      const before = await negatives();
      const [first, second] = (await draw()).items.filter(({ text }) => text.startsWith('I love'));
      const ids = [first?.mentionId as string, second?.mentionId as string];
      await app().json(`/api/v1/mentions/${ids[1]}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ sentiment: 'negative' }),
      });
      for (const mentionId of ids) await post({ mentionId, sentiment: 'neutral' });
      expect(await negatives()).toBe(before);
      for (const id of ids) expect((await undo(id)).status).toBe(204);
      expect(await negatives()).toBe((before ?? 0) + 1);
      expect(await draw()).toMatchObject({ labelled: 0 });
      expect((await undo(ids[0] as string)).status).toBe(404);
      expect(await differences()).toEqual([]);
    });

    it('keeps what was skipped apart, and goes on after it', async () => {
      await app().importRows('mentions', rows(5));
      const [item] = (await draw()).items;
      await post({ mentionId: item?.mentionId });
      const next = await draw();
      expect(next).toMatchObject({ labelled: 0, skipped: 1 });
      expect(next.items.map(({ mentionId }) => mentionId)).not.toContain(item?.mentionId);
    });

    it('refuses figures while labels are too few, and gives them with an interval once they are not', async () => {
      await app().importRows('mentions', rows(66));
      const { items: few } = await draw('size=100');
      await post({ mentionId: few[0]?.mentionId, sentiment: 'neutral' });
      expect((await report()).sentiment).toMatchObject({ labels: 1, macroF1: null });
      expect((await report()).sentiment.tooFew).toContain('20 of each class');
      for (let step = 0; step < 4; step++) {
        for (const { mentionId, text } of (await draw('size=100')).items) {
          const truth = text.startsWith('I hate')
            ? 'negative'
            : text.startsWith('I love')
              ? 'positive'
              : 'neutral';
          await post({ mentionId, sentiment: truth, complaint: truth === 'negative' });
        }
      }
      const { sentiment, byLanguage, complaint } = await report();
      expect(sentiment.labels).toBe(66);
      expect(sentiment.macroF1?.low).toBeLessThanOrEqual(sentiment.macroF1?.value as number);
      expect(byLanguage).toMatchObject([{ lang: 'en', labels: 66 }]);
      expect(complaint.labels).toBeGreaterThan(60);
      expect(await differences()).toEqual([]);
    });

    it('refuses what there is none of, and what we said ourselves', async () => {
      await app().importRows('mentions', rows(1, { direction: 'outbound' }));
      const { id } = await app().db.selectFrom('mention').select('id').executeTakeFirstOrThrow();
      const status = async (mentionId: string) =>
        (
          await app().request('/api/v1/audit/labels', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ seed: 1, mentionId, sentiment: 'negative' }),
          })
        ).status;
      expect(await status(id)).toBe(409);
      expect(await status('00000000-0000-4000-8000-000000000000')).toBe(404);
    });
  });
}
