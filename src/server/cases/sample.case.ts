import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alert } from '../../contract/alerts';
import type { Currents } from '../../contract/currents';
import type { CampaignEffect } from '../../contract/effects';
import type { Flaw, FlawItem } from '../../contract/flaw-schemas';
import type { Flow } from '../../contract/flow';
import type { Post } from '../../contract/posts';
import type { Spikes } from '../../contract/spikes';
import type { Movers, Topic } from '../../contract/topics';
import type { Check } from '../../contract/upkeep';
import type { VoicesSample } from '../../contract/voices';
import { deterministicId } from '../../domain/ids';
import { sampleCompany } from '../../sample/sample-company';
import { ensureSample } from '../ingest/sample-import';
import type { OpenTestApp, TestApp } from '../testing/test-app';

const NOW = '2026-11-20T18:30:00Z';
const DAY_MS = 86_400_000;

/** What the sample company is known for, read through the API as anyone would. */
export function sampleCases(open: OpenTestApp): void {
  describe('the sample company', () => {
    let app: TestApp;
    let topics: Map<string, string>;
    let cutWith: string;
    let leftOfCut: number[];
    const company = sampleCompany({
      seed: 1,
      anchor: '2026-11-20',
      mentions: 30_000,
      nowMs: Date.parse(NOW),
    });
    const { facts } = company;
    const iso = (ms: number) => new Date(ms).toISOString();
    const currents = (fromMs: number, toMs: number, more = '') =>
      app.json<Currents>(`/api/v1/currents?from=${iso(fromMs)}&to=${iso(toMs)}&bucket=day${more}`);

    beforeAll(async () => {
      app = await open();
      app.clock.now = new Date(NOW);
      await app.db.updateTable('zone_version').set({ zone: facts.zone }).execute();
      const cut = ensureSample(app.services, () => ({ ...company, mentions: cutShort(company.mentions) }));
      cutWith = await cut.then(
        () => 'nothing',
        (error: Error) => error.message,
      );
      leftOfCut = await Promise.all(
        (['import', 'topic', 'campaign', 'mention', 'thread'] as const).map(async (table) => {
          const rows = await app.db
            .selectFrom(table)
            .select(app.db.fn.countAll<number>().as('rows'))
            .execute();
          return Number(rows[0]?.rows);
        }),
      );
      await ensureSample(app.services, () => company);
      await app.settle();
      const { items } = await app.json<{ items: Topic[] }>('/api/v1/topics');
      topics = new Map(items.map(({ id, name }) => [name, id]));
    }, 240_000);
    afterAll(() => app?.close());

    it('is made whole or not at all: of what was cut short nothing is left, and it is made anew', async () => {
      expect(cutWith).toBe('cut short');
      expect(leftOfCut).toEqual([0, 0, 0, 0, 0]);
      const { items } = await app.json<{ items: unknown[] }>('/api/v1/imports');
      expect(items).toHaveLength(6);
    });

    it('answers the example of every reading call of its description', async () => {
      interface Described {
        paths: Record<string, { get?: { 'x-example'?: string; parameters?: { example?: string }[] } }>;
      }
      await app.request('/api/v1/links', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ path: '/threads' }),
      });
      const { paths } = await app.json<Described>('/api/v1/openapi.json');
      const reading = Object.entries(paths).flatMap(([path, { get }]) => (get ? [{ path, get }] : []));
      expect(reading.length).toBeGreaterThan(70);
      // Nothing was done to many threads at once in the sample, and no letter went out.
      const without = reading.filter(({ get }) => get['x-example'] === undefined).map(({ path }) => path);
      expect(without.toSorted()).toEqual(['/threads/bulk/{id}', '/unsubscribe/{token}']);
      for (const { path, get } of reading) {
        if (get['x-example'] === undefined) continue;
        const stop = new AbortController();
        const answer = await app.request(get['x-example'], { signal: stop.signal });
        expect([path, answer.status]).toEqual([path, 200]);
        if (path === '/stream') {
          stop.abort();
          await answer.body?.cancel().catch(() => {});
        } else expect((await answer.text()).length).toBeGreaterThan(1);
      }
    });

    it('has 15 topics, each counted and owned by a team', async () => {
      const { items } = await app.json<{ items: Topic[] }>('/api/v1/topics');
      expect(items).toHaveLength(15);
      expect(items.every(({ version, building }) => version !== null && building === null)).toBe(true);
      expect(items.every(({ ownerTeamId }) => ownerTeamId !== null)).toBe(true);
    });

    it('speaks of the network most on the day of the outage: 162 mentions, three times a usual day', async () => {
      const network = `&topic=${topics.get('Network')}`;
      const month = await currents(facts.endExclusive - 28 * DAY_MS, facts.endExclusive, network);
      const counts = month.buckets.map(({ mentions }) => mentions ?? 0);
      const peak = month.buckets[counts.indexOf(Math.max(...counts))];
      expect(peak?.start).toBe(iso(facts.outage.startAt));
      expect(peak?.mentions).toBe(162);
      const usual = [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)] as number;
      expect(162 / usual).toBeGreaterThan(3);
    });

    it('covers the forum from day 47 on and never before', async () => {
      const forum = await currents(facts.startAt, facts.endExclusive, '&source=forum');
      const before = forum.buckets.filter(({ start }) => Date.parse(start) < facts.forum.startAt);
      expect(before).toHaveLength(47);
      expect(before.every(({ covered, mentions }) => covered === 'none' && mentions === null)).toBe(true);
      expect(forum.buckets[47]?.covered).toBe('all');
    });

    it('lets the late source move no headline and no topic', async () => {
      const fromMs = facts.forum.startAt;
      const toMs = fromMs + 28 * DAY_MS;
      const { comparison } = await currents(fromMs, toMs, '&compare=previous');
      expect(comparison?.sourcesCompared).toEqual(['bluesky', 'mastodon', 'reviews']);
      expect(comparison?.sourcesLeftOut.map(({ source }) => source)).toEqual(['forum']);
      const without = '&source=bluesky&source=mastodon&source=reviews&compare=previous';
      const plain = await currents(fromMs, toMs, without);
      expect(comparison?.change).toEqual(plain.comparison?.change);
      const movers = await app.json<Movers>(`/api/v1/topics/movers?from=${iso(fromMs)}&to=${iso(toMs)}`);
      expect(movers.sourcesLeftOut.map(({ source }) => source)).toEqual(['forum']);
    });

    it('has no spike where the late source was connected, in no series and at neither grain', async () => {
      const fromMs = facts.forum.startAt - 2 * DAY_MS;
      for (const [grain, days] of [
        ['day', 28],
        ['hour', 21],
      ] as const) {
        const path = `/api/v1/spikes?from=${iso(fromMs)}&to=${iso(fromMs + days * DAY_MS)}&bucket=${grain}`;
        expect((await app.json<Spikes>(path)).items).toEqual([]);
      }
    });

    it('has the outage as an unexpected spike of the network: on its day, and in its first two hours', async () => {
      const { beganAt } = facts.outage;
      for (const [grain, withinMs] of [
        ['day', DAY_MS],
        ['hour', (2 * DAY_MS) / 24],
      ] as const) {
        const path = `/api/v1/spikes?from=${iso(beganAt - 2 * DAY_MS)}&to=${iso(beganAt + 3 * DAY_MS)}&bucket=${grain}`;
        const spike = (await app.json<Spikes>(path)).items.find(({ topic }) => topic?.name === 'Network');
        expect(spike).toMatchObject({ kind: 'unexpected' });
        expect(Math.abs(Date.parse(spike?.start ?? '') - beganAt)).toBeLessThan(withinMs);
      }
    });

    it('expects the spike that its running campaign was planned to bring', async () => {
      const { items } = await app.json<Spikes>(
        `/api/v1/spikes?from=${iso(facts.campaigns.running.startAt)}&to=${iso(facts.endExclusive)}&bucket=hour`,
      );
      const spike = items.find(({ topic }) => topic?.name === 'eSIM');
      expect(spike).toMatchObject({ kind: 'expected', campaign: { name: facts.campaigns.running.name } });
    });

    it('lets three classes be heard in the week of the outage, the same voices at each reading', async () => {
      const from = iso(facts.outage.startAt - 3 * DAY_MS);
      const path = `/api/v1/voices/sample?from=${from}&to=${iso(facts.outage.startAt + 4 * DAY_MS)}`;
      const first = await app.json<VoicesSample>(path);
      const heard = new Set(first.items.map(({ sentiment }) => sentiment));
      for (const sentiment of ['negative', 'positive', 'neutral'] as const)
        expect(heard).toContain(sentiment);
      const again = await app.json<VoicesSample>(path);
      expect(again.items.map(({ id }) => id)).toEqual(first.items.map(({ id }) => id));
    });

    it('keeps partners’ posts out of the currents and in their campaign', async () => {
      const { items } = await app.json<{ items: Post[] }>('/api/v1/posts?limit=1000');
      const handles = facts.partners.map(({ handle }) => handle);
      const theirs = items.filter(({ mention }) => handles.includes(mention?.author ?? ''));
      expect(theirs.length).toBeGreaterThanOrEqual(4);
      expect(theirs.every(({ campaignId }) => campaignId !== null)).toBe(true);
      const ids = theirs.map(({ id }) => id);
      const rows = await app.db.selectFrom('mention').select('direction').where('id', 'in', ids).execute();
      expect(new Set(rows.map(({ direction }) => direction))).toEqual(new Set(['outbound']));
    });

    it('names the campaigns that run beside the topics they are about', async () => {
      const movers = await app.json<Movers>('/api/v1/topics/movers?days=28');
      const north = movers.items.find(({ name }) => name === 'Coverage in the north');
      const running = deterministicId('campaign', 'import', facts.campaigns.running.externalId);
      expect(north?.campaigns.map(({ id }) => id)).toEqual([running]);
    });

    it('has a pledge kept, one that did harm, one nobody can judge, one refused and one too early', async () => {
      const { worked, nothing, harm, running, small } = facts.campaigns;
      const effectOf = ({ externalId }: { externalId: string }) =>
        app.json<CampaignEffect>(
          `/api/v1/campaigns/${deterministicId('campaign', 'import', externalId)}/effect`,
        );
      expect(await effectOf(worked)).toMatchObject({
        effect: { measure: 'positive', verdict: 'clear rise' },
        pledge: { state: 'sealed', verdict: 'kept' },
      });
      expect(await effectOf(nothing)).toMatchObject({
        effect: { measure: 'net-sentiment', verdict: 'cannot tell' },
        pledge: { verdict: 'not told', due: true },
      });
      expect(await effectOf(harm)).toMatchObject({
        pledge: { state: 'sealed' },
        counter: { verdict: 'harm', effect: { measure: 'negative', verdict: 'clear rise' } },
      });
      expect(await effectOf(running)).toMatchObject({
        state: 'running',
        pledge: { verdict: 'open', due: false },
      });
      const [esim, festival] = small;
      expect(await effectOf(esim as (typeof small)[number])).toMatchObject({
        pledge: { verdict: 'refused' },
      });
      expect(await effectOf(festival as (typeof small)[number])).toMatchObject({ pledge: null });
    });

    it('has a flaw that fell quiet, one that came back, one that is watched, one we live with, and proposals', async () => {
      const { items, proposals } = await app.json<{ items: FlawItem[]; proposals: number }>('/api/v1/flaws');
      const byTitle = new Map(items.map((flaw) => [flaw.title, flaw]));
      expect(byTitle.get('The app spins at payment')?.state).toBe('confirmed-quiet');
      expect(byTitle.get('Roaming passes are charged twice')?.state).toBe('regressed');
      expect(byTitle.get('The core network fails')?.state).toBe('watching');
      expect(byTitle.get('Old plans are moved to Simply Fair and cost more')?.state).toBe('wont-fix');
      expect(items.every(({ figures }) => figures.proposed > 0 && figures.complaints > 0)).toBe(true);
      expect(proposals).toBeGreaterThan(5);
      const back = byTitle.get('Roaming passes are charged twice') as FlawItem;
      const { steps } = await app.json<Flaw>(`/api/v1/flaws/${back.id}`);
      expect(steps.map(({ to }) => to)).toEqual([
        'suspected',
        'accepted',
        'fix-shipped',
        'watching',
        'confirmed-quiet',
        'regressed',
      ]);
      const since = Date.parse(steps.at(-1)?.regression?.since ?? '');
      expect(since).toBeGreaterThan(facts.doubleRoaming.returnedAt);
      expect(since).toBeLessThan(facts.doubleRoaming.returnedAt + 10 * DAY_MS);
    });

    it('has raised its outage while it lasted, unexpected, and calls what its campaign brought expected', async () => {
      const { items } = await app.json<{ items: Alert[] }>('/api/v1/alerts');
      const outage = items.find(({ topic }) => topic?.name === 'Network') as Alert;
      expect(outage).toMatchObject({ state: 'open', verdict: 'unexpected' });
      expect(Date.parse(outage.since)).toBeGreaterThan(facts.outage.beganAt - DAY_MS / 24);
      expect(Date.parse(outage.since)).toBeLessThan(facts.outage.overAt);
      expect(outage.why).toContain('Network outage');
      const expected = items.filter(({ verdict }) => verdict === 'expected');
      expect(expected.map(({ campaign }) => campaign?.name)).toContain(facts.campaigns.worked.name);
      expect(expected.every(({ state }) => state === 'resolved')).toBe(true);
      expect(items.some(({ flaw }) => flaw?.title === 'Roaming passes are charged twice')).toBe(true);
      expect(items.every(({ source }) => source !== 'forum')).toBe(true);
    });

    it('lets its complaints come to every stage of the flow, and stop at one dam', async () => {
      const flow = await app.json<Flow>('/api/v1/flow?days=90');
      expect(flow.stages.every(({ reached }) => reached > 50)).toBe(true);
      expect(flow.dams.map(({ stage, team }) => [stage, team?.name])).toEqual([['seen', 'Billing']]);
      const { items } = await app.json<{ items: unknown[] }>('/api/v1/decisions');
      expect(items.length).toBeGreaterThan(0);
    });

    it('counts exactly: every rollup, topic and thread equals a recount', async () => {
      const check = await app.json<Check>('/api/v1/check');
      expect(check.differences).toEqual([]);
    });
  });
}

/** Mentions up to some, as when the process dies while they are written. */
function* cutShort<Row>(rows: Iterable<Row>): Generator<Row> {
  let count = 0;
  for (const row of rows) {
    if (count++ === 6000) throw new Error('cut short');
    yield row;
  }
}
