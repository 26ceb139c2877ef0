import { describe, expect, it } from 'vitest';
import type { Correction } from '../../contract/corrections';
import type { Currents } from '../../contract/currents';
import type { Health } from '../../contract/health';
import type { Mark } from '../../contract/marks';
import type { ThreadItem } from '../../contract/thread-list';
import type { Check } from '../../contract/upkeep';
import type { SentimentClass, SentimentEngine } from '../../domain/text/sentiment-score';
import { prepareRescoring, runRescoring } from '../ingest/rescore-history';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const DAY = '2026-11-01';
const ROWS = Array.from({ length: 1_200 }, (_, i) => ({
  source: 'forum',
  id: `m${i}`,
  at: `${DAY}T08:00:00Z`,
  lang: i % 10 === 0 ? 'nl' : 'en',
  text: `Word ${i} about the network`,
  author: `author ${i}`,
}));
const STATED = { ...ROWS[1], id: 'stated', author: 'x', text: 'Stated by the file', sentiment: 'positive' };
const JUDGED = { ...ROWS[1], id: 'judged', author: 'y', text: 'Judged by a person' };

/** An engine that says the same of every English text, as another version of it might. */
function saying(label: SentimentClass, engine: string): SentimentEngine {
  const score = {
    label,
    pPositive: 0,
    pNeutral: 0,
    pNegative: 0,
    [pOf(label)]: 10_000,
    engine,
    pComplaint: null,
  };
  return { engine, complaints: null, languages: ['en'], score: (_, lang) => (lang === 'en' ? score : null) };
}

function pOf(label: SentimentClass): string {
  return `p${label[0]?.toUpperCase()}${label.slice(1)}`;
}

/** A new version of the sentiment engine scores history anew. */
export function rescoringCases(open: OpenTestApp): void {
  describe('a new sentiment engine', () => {
    const app = useApp(open);
    const services = (engine: SentimentEngine, stopping = new AbortController().signal) => ({
      ...app().services,
      engine,
      stopping,
    });
    const scoreAnew = async (engine: SentimentEngine) => {
      if (await prepareRescoring(services(engine))) await runRescoring(services(engine));
    };
    const currents = () =>
      app().json<Currents>(`/api/v1/currents?from=${DAY}T00:00:00Z&to=2026-11-02T00:00:00Z`);
    const differences = async () => (await app().json<Check>('/api/v1/check')).differences;
    const health = () => app().json<Health>('/api/v1/health');
    const marks = async () =>
      (await app().json<{ items: Mark[] }>('/api/v1/marks?from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z'))
        .items;
    const importWith = async (engine: SentimentEngine, rows: readonly object[]) => {
      const own = app().services.engine;
      app().services.engine = engine;
      await prepareRescoring(app().services);
      await app().importRows('mentions', rows);
      await app().settle();
      app().services.engine = own;
    };

    it('scores history anew with exact counts, and says so on the axis', async () => {
      await importWith(saying('positive', 'old-1'), ROWS);
      expect((await currents()).totals).toMatchObject({ positive: 1_080, negative: 0, unscored: 120 });
      expect(await marks()).toEqual([]);
      await scoreAnew(saying('negative', 'new-1'));
      const { totals, basis } = await currents();
      expect(totals).toMatchObject({ positive: 0, negative: 1_080, complaints: 1_080, unscored: 120 });
      expect(basis.engines).toEqual([{ engine: 'new-1', lang: 'en', mentions: 1_080 }]);
      expect(await differences()).toEqual([]);
      expect(await marks()).toMatchObject([{ kind: 'note', version: 'new-1' }]);
      expect((await health()).rescoring).toBeNull();
    });

    it('leaves what a person said, and labels that came with the data', async () => {
      await importWith(saying('negative', 'old-1'), [STATED, JUDGED]);
      const { items } = await app().json<{ items: ThreadItem[] }>('/api/v1/threads');
      const id = items.find(({ opening }) => opening.text === JUDGED.text)?.opening.id as string;
      const correct = (sentiment: SentimentClass | null) =>
        app().json<Correction>(`/api/v1/mentions/${id}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ sentiment }),
        });
      await correct('positive');
      await scoreAnew(saying('neutral', 'new-1'));
      expect((await currents()).totals).toMatchObject({ positive: 2, neutral: 0, negative: 0 });
      expect(await correct(null)).toMatchObject({ sentiment: 'neutral', engine: 'new-1' });
      expect((await currents()).totals).toMatchObject({ positive: 1, neutral: 1, negative: 0 });
      expect(await differences()).toEqual([]);
    });

    it('goes on where it was stopped, counts right on the way', async () => {
      await importWith(saying('positive', 'old-1'), ROWS);
      const engine = saying('negative', 'new-1');
      const stop = new AbortController();
      await prepareRescoring(services(engine));
      const walk = services(engine, stop.signal);
      const nudge = { nudge: () => stop.abort() } as unknown as typeof walk.feed;
      await runRescoring({ ...walk, feed: nudge });
      const { positive, negative } = (await currents()).totals;
      expect(Number(negative)).toBeGreaterThan(0);
      expect(Number(positive) + Number(negative)).toBe(1_080);
      expect(await differences()).toEqual([]);
      const { rescoring } = await health();
      expect(rescoring).toMatchObject({ engine: 'new-1' });
      expect(rescoring?.share).toBeGreaterThan(0.04);
      await scoreAnew(engine);
      expect((await currents()).totals).toMatchObject({ positive: 0, negative: 1_080 });
      expect(await marks()).toHaveLength(1);
    });

    it('counts complaints anew with a new model of them, under what a person said', async () => {
      await importWith(saying('negative', 'old-1'), [...ROWS.slice(1, 4), STATED]);
      const { items } = await app().json<{ items: ThreadItem[] }>('/api/v1/threads');
      const [corrected, other] = items.filter(({ opening }) => (opening.text ?? '').startsWith('Word'));
      const say = (complaint: boolean | null) =>
        app().json<Correction>(`/api/v1/mentions/${corrected?.opening.id}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ complaint }),
        });
      await say(true);
      const engine = saying('negative', 'old-1');
      const score: SentimentEngine['score'] = (text, lang) => {
        const said = engine.score(text, lang);
        return said && { ...said, pComplaint: text === other?.opening.text ? 2_000 : 1_999 };
      };
      app().clock.now = new Date('2026-11-20T13:00:00Z');
      await scoreAnew({ ...engine, complaints: 'complaint-2', score });
      expect((await currents()).totals).toMatchObject({ negative: 3, complaints: 2 });
      expect(await marks()).toMatchObject([{ version: 'old-1 complaint-2' }]);
      expect(await say(null)).toMatchObject({ complaint: false });
      expect((await currents()).totals).toMatchObject({ negative: 3, complaints: 1 });
      expect(await differences()).toEqual([]);
    });

    it('has nothing to do in a store that the same engine filled', async () => {
      await importWith(saying('positive', 'old-1'), ROWS.slice(0, 3));
      expect(await prepareRescoring(services(saying('positive', 'old-1')))).toBe(false);
    });
  });
}
