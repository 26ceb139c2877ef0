import { describe, expect, it } from 'vitest';
import type { Campaign } from '../../contract/campaigns';
import type { Currents } from '../../contract/currents';
import type {
  CampaignEffect,
  CampaignVerdict,
  MadeUnreadable,
  MarkEffect,
  Power,
} from '../../contract/effects';
import type { Exposure } from '../../contract/exposures';
import type { Mark } from '../../contract/marks';
import type { Topic } from '../../contract/topics';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const DAY_MS = 86_400_000;
const UNKNOWN = '00000000-0000-4000-8000-000000000000';
/** The clock of the tests stands at noon of 20 November 2026: its day has not ended. */
const TODAY = Date.parse('2026-11-20T00:00:00Z');
const day = (offset: number) => new Date(TODAY + offset * DAY_MS).toISOString();
/** Monday to Sunday, and a little unrest that repeats in no rhythm of a week. */
const WEEK = [4, 5, 4, 3, 3, -4, -5];
const UNREST = [0, 2, -1, 1, -2, 3, 0, -1, 1, -3, 2];

/** Mentions of a text on each day from `from` to `to` (days from today), `each` of them a day give or take a rhythm. */
function daily(
  text: string,
  [from, to]: readonly [number, number],
  each: number,
  source = 'forum',
): object[] {
  const rows: object[] = [];
  for (let offset = from; offset < to; offset++) {
    const place = offset + 700;
    const count = each + (WEEK[place % 7] as number) + (UNREST[place % 11] as number);
    for (let index = 0; index < count; index++) {
      const at = new Date(TODAY + offset * DAY_MS + (index + 1) * 60_000).toISOString();
      rows.push({ id: `${source}/${text}/${at}`, at, text, source, sentiment: 'neutral' });
    }
  }
  return rows;
}

const json = (method: string, body: object): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** `GET /campaigns/{id}/effect`, the verdicts of several campaigns, and the power of a pledge. */
export function effectCases(open: OpenTestApp): void {
  describe('an effect', () => {
    const app = useApp(open);
    const addCampaign = (from: number, to: number, more: object = {}) =>
      app().json<Campaign>(
        '/api/v1/campaigns',
        json('POST', { name: 'Winter', startAt: day(from), endExclusive: day(to), ...more }),
      );
    /** One with a sealed pledge, to be called before it starts. */
    const addPledged = async (from: number, to: number) => {
      const campaign = await addCampaign(from, to);
      const terms = {
        measure: 'volume',
        topic: null,
        direction: 'up',
        smallestChange: 10,
        baselineDays: 60,
        checkAt: day(to),
        counter: null,
      };
      const path = `/api/v1/campaigns/${campaign.id}/pledge`;
      await app().json(path, json('PATCH', terms));
      await app().json(`${path}/seal`, { method: 'POST' });
      return campaign;
    };
    const addTopic = async (word: string) => {
      const topic = await app().json<Topic>('/api/v1/topics', json('POST', { name: word, query: word }));
      await app().settle();
      return topic;
    };
    const effectOf = ({ id }: Campaign, query = '') =>
      app().json<CampaignEffect>(`/api/v1/campaigns/${id}/effect${query}`);
    const terms = {
      measure: 'volume',
      topic: null,
      direction: 'up',
      smallestChange: 20,
      baselineDays: 56,
      checkAt: day(-1),
      counter: null as object | null,
    };
    const pledge = async (campaign: Campaign, more: object = {}) => {
      const now = app().clock.now;
      app().clock.now = new Date(Date.parse(campaign.startAt) - DAY_MS);
      await app().json(`/api/v1/campaigns/${campaign.id}/pledge`, json('PATCH', { ...terms, ...more }));
      await app().json(`/api/v1/campaigns/${campaign.id}/pledge/seal`, { method: 'POST' });
      app().clock.now = now;
    };

    it('finds a rise that is there, says it in words, and counts what the currents count', async () => {
      await app().importRows('mentions', [...daily('tea', [-74, -14], 20), ...daily('tea', [-14, 0], 40)]);
      const { effect, buckets, state } = await effectOf(await addCampaign(-14, 0));
      expect(state).toBe('ended');
      expect(effect).toMatchObject({
        verdict: 'clear rise',
        measure: 'volume',
        unit: 'percent',
        needs: null,
      });
      expect(effect.words).toMatch(/^ran \d+ % above what was expected \(\d+ to \d+ %\)$/);
      expect(effect.relativeEffect).toBeGreaterThan(80);
      expect(effect.relativeEffect).toBeLessThan(120);
      expect(effect.window).toMatchObject({ from: day(-14), to: day(0), days: 14, known: 14 });
      const { totals } = await app().json<Currents>(
        `/api/v1/currents?from=${day(-14)}&to=${day(0)}&bucket=day`,
      );
      const observed = buckets.filter(({ phase }) => phase === 'window').map((each) => each.observed ?? 0);
      expect(observed.reduce((sum, count) => sum + count, 0)).toBe(totals.mentions);
      expect((effect.observed as number) * 14).toBeCloseTo(totals.mentions as number, 6);
    });

    const importUsers = (from: number, to: number, each: (offset: number) => number | null) =>
      app().importRows(
        'exposure',
        Array.from({ length: to - from }, (_, index) => from + index).flatMap((offset) => {
          const value = each(offset);
          return value === null
            ? []
            : [{ series: 'Active users', day: day(offset).slice(0, 10), value, unit: 'users' }];
        }),
      );
    const seriesId = async () =>
      (await app().json<{ items: Exposure[] }>('/api/v1/exposures')).items[0]?.id as string;

    it('takes an uploaded series into the forecast and names it: what it explains is no effect', async () => {
      // Twice the users, twice the talk.
      await app().importRows('mentions', [...daily('tea', [-90, -14], 20), ...daily('tea', [-14, 0], 40)]);
      await importUsers(-90, 0, (offset) => (offset < -50 || offset >= -14 ? 2000 : 1000) + (offset % 3));
      const campaign = await addCampaign(-14, 0);
      const [bare, held] = [
        await effectOf(campaign),
        await effectOf(campaign, `?control=exposure:${await seriesId()}`),
      ];
      expect(bare).toMatchObject({ control: null, effect: { verdict: 'clear rise' } });
      expect(held.control).toMatchObject({ kind: 'exposure', name: 'Active users' });
      expect(held.effect.words).toContain('what was expected with Active users taken into account');
      expect(held.effect.baseline.known).toBe(bare.effect.baseline.known);
    });

    it('knows nothing of days that the series it is held against leaves out', async () => {
      await app().importRows('mentions', daily('tea', [-90, 0], 20));
      await importUsers(-90, 0, (offset) =>
        offset >= -60 && offset < -50 ? null : offset === -40 ? 0 : 1000 + offset,
      );
      const campaign = await addCampaign(-14, 0);
      const { effect } = await effectOf(campaign, `?control=exposure:${await seriesId()}&baselineDays=70`);
      // Ten days of a gap, and one on which nobody was there.
      expect(effect.baseline).toMatchObject({ days: 70, known: 59 });
    });

    it('reads complaints per 1,000 of a series, so that growth is not decay', async () => {
      const grumble = (rows: object[]) => rows.map((row) => ({ ...row, sentiment: 'negative' }));
      await app().importRows(
        'mentions',
        grumble([...daily('tea', [-90, -14], 20), ...daily('tea', [-14, 0], 40)]),
      );
      await importUsers(-90, 0, (offset) => (offset >= -14 ? 4000 : 2000) + 7 * (offset % 5));
      const campaign = await addCampaign(-14, 0);
      const per = await seriesId();
      const { effect, buckets } = await effectOf(campaign, `?measure=complaint-rate&per=${per}`);
      expect(effect).toMatchObject({
        per: { id: per, name: 'Active users', unit: 'users' },
        unit: 'percent',
      });
      // As many of a thousand complain as before.
      expect(effect.expected).toBeGreaterThan(9);
      expect(effect.expected).toBeLessThan(12);
      expect(Math.abs(effect.relativeEffect as number)).toBeLessThan(8);
      expect(effect.verdict).not.toBe('clear rise');
      const known = buckets.flatMap(({ observed }) => observed ?? []);
      expect(known).toHaveLength(90);
      expect(Math.max(...known)).toBeLessThan(20);
      const bare = await effectOf(campaign, '?measure=complaints');
      expect(bare.effect.verdict).toBe('clear rise');
      expect(bare.effect.per).toBeNull();
    });

    it('holds a sealed pledge against the series it names, and refuses one that is not there', async () => {
      await app().importRows('mentions', daily('tea', [-90, 0], 20));
      await importUsers(-90, 0, () => 1000);
      const campaign = await addCampaign(-14, 0);
      const per = await seriesId();
      await pledge(campaign, { measure: 'complaint-rate', direction: 'down', per });
      const { effect } = await effectOf(campaign);
      expect(effect).toMatchObject({ measure: 'complaint-rate', per: { id: per } });
      const next = await addCampaign(10, 20);
      for (const more of [
        { measure: 'complaint-rate', per: UNKNOWN },
        { measure: 'volume', per },
      ]) {
        const response = await app().request(
          `/api/v1/campaigns/${next.id}/pledge`,
          json('PATCH', { ...terms, checkAt: day(21), ...more }),
        );
        expect(response.status).toBe(400);
        expect(await response.json()).toMatchObject({ errors: [{ field: 'per' }] });
      }
      expect(
        (await app().request(`/api/v1/campaigns/${campaign.id}/effect?control=exposure:${UNKNOWN}`)).status,
      ).toBe(404);
      expect((await app().request(`/api/v1/campaigns/${campaign.id}/effect?control=weather`)).status).toBe(
        400,
      );
    });

    const addMark = (kind: string, at: string, more: object = {}) =>
      app().json<Mark>('/api/v1/marks', json('POST', { kind, at, label: 'app 8.4', ...more }));
    const markEffect = ({ id }: Mark, query = '') =>
      app().json<MarkEffect>(`/api/v1/marks/${id}/effect${query}`);

    it('says what followed a release, with the same calculation as for a campaign', async () => {
      await app().importRows('mentions', [...daily('tea', [-104, -14], 20), ...daily('tea', [-14, 0], 40)]);
      const found = await markEffect(await addMark('release', day(-14)), '?measure=volume&windowDays=14');
      const { effect } = await effectOf(await addCampaign(-14, 0));
      expect(found.effect).toEqual(effect);
      expect(found).toMatchObject({ mark: { kind: 'release' }, effect: { verdict: 'clear rise' } });
      expect(found.alsoHappened).toEqual([]);
    });

    it('follows an incident to its end, and looks at complaints when nothing else is asked for', async () => {
      await app().importRows('mentions', daily('tea', [-104, 0], 20));
      const outage = await addMark('incident', day(-10), { endExclusive: day(-6) });
      const { effect } = await markEffect(outage);
      expect(effect).toMatchObject({ measure: 'complaints', verdict: 'not enough data', headline: null });
      expect(effect.window).toMatchObject({ from: day(-10), to: day(-6), days: 4 });
    });

    it('refuses a mark in words as it refuses a campaign, and a note altogether', async () => {
      await app().importRows('mentions', daily('tea', [-24, 0], 20));
      const fix = await addMark('fix', day(-14));
      const early = await markEffect(fix, '?measure=volume');
      expect(early.effect).toMatchObject({ verdict: 'not enough data', headline: null });
      expect(early.effect.reasons.join(' ')).toMatch(/holds 10 complete days/);
      await addCampaign(-14, 5, { name: 'Autumn' });
      const covered = await markEffect(fix, '?measure=volume');
      expect(covered.effect.reasons.join(' ')).toMatch(/Autumn covers half of this window/);
      const planned = await markEffect(await addMark('release', day(3)));
      expect(planned.effect.reasons).toEqual(['It has not started yet.']);
      const note = await addMark('note', day(-3));
      expect((await app().request(`/api/v1/marks/${note.id}/effect`)).status).toBe(409);
      expect((await app().request(`/api/v1/marks/${UNKNOWN}/effect`)).status).toBe(404);
    });

    it('keeps one calculation: average, cumulative and bands agree with the last day', async () => {
      await app().importRows('mentions', daily('tea', [-80, 0], 20));
      const { effect, buckets } = await effectOf(await addCampaign(-10, 0));
      const last = buckets.at(-1)?.cumulative;
      expect(last?.estimate).toBeCloseTo(effect.cumulativeEffect as number, 6);
      expect(last?.bands.at(-1)?.low).toBeCloseTo(effect.cumulativeInterval?.[0] as number, 6);
      expect(effect.averageEffect).toBeCloseTo((effect.cumulativeEffect as number) / 10, 6);
      for (const { expected } of buckets.filter(({ phase }) => phase === 'window')) {
        const [half, most, nearly] = expected?.bands ?? [];
        expect(nearly?.low).toBeLessThanOrEqual(most?.low as number);
        expect(most?.low).toBeLessThanOrEqual(half?.low as number);
        expect(half?.high).toBeLessThanOrEqual(most?.high as number);
      }
    });

    it('cannot tell where nothing happened', async () => {
      await app().importRows('mentions', daily('tea', [-80, 0], 20));
      const { effect } = await effectOf(await addCampaign(-14, 0));
      expect(effect.verdict).toBe('cannot tell');
      expect(effect.placebo?.effects?.length).toBeGreaterThanOrEqual(8);
    });

    it('refuses ten days of baseline in words, says what is needed, and prints no number', async () => {
      await app().importRows('mentions', daily('tea', [-24, 0], 20));
      const { effect, buckets, found } = await effectOf(await addCampaign(-14, 0));
      expect(effect).toMatchObject({
        verdict: 'not enough data',
        reasons: [
          'The baseline holds 10 complete days of data; at least 28 are needed to know what was to be expected.',
        ],
        needs: '18 more complete days of data before the start.',
      });
      for (const field of ['headline', 'averageEffect', 'cumulativeInterval', 'relativeEffect', 'expected'])
        expect(effect).toHaveProperty(field, null);
      expect(buckets.every(({ expected, cumulative }) => expected === null && cumulative === null)).toBe(
        true,
      );
      expect(found.every(({ headline }) => headline === null)).toBe(true);
    });

    it('does not read a day that has not ended, nor a flight that has not started', async () => {
      await app().importRows('mentions', [...daily('tea', [-60, 0], 20), { at: day(0.25), text: 'tea' }]);
      const running = await effectOf(await addCampaign(-7, 7));
      expect(running).toMatchObject({ state: 'running', effect: { window: { days: 8, known: 7 } } });
      expect(running.buckets.at(-1)).toMatchObject({ start: day(0), observed: null });
      const planned = await effectOf(await addCampaign(3, 10));
      expect(planned).toMatchObject({ state: 'planned', effect: { verdict: 'not enough data' } });
      expect(planned.effect.reasons).toEqual(['It has not started yet.']);
    });

    it('refuses where another campaign about the same covers half of the flight, and only then', async () => {
      await app().importRows('mentions', [...daily('tea', [-80, 0], 20), ...daily('milk', [-80, 0], 20)]);
      const [tea, milk] = [await addTopic('tea'), await addTopic('milk')];
      const campaign = await addCampaign(-14, 0, { topics: [tea.id] });
      await addCampaign(-14, 0, { name: 'Milk', topics: [milk.id] });
      await addCampaign(-14, -8, { name: 'Short', topics: [tea.id] });
      const before = await effectOf(campaign);
      expect(before.effect.headline).not.toBeNull();
      expect(before.alsoHappened.map(({ label, refuses }) => [label, refuses]).sort()).toEqual([
        ['Milk', false],
        ['Short', false],
      ]);
      await addCampaign(-14, -7, { name: 'Half', topics: [tea.id] });
      const { effect } = await effectOf(campaign);
      expect(effect.verdict).toBe('not enough data');
      expect(effect.reasons).toEqual([expect.stringMatching(/^Half covers half of this window or more/)]);
      // Whose it was cannot be said; how much there was of it can.
      expect(effect).toMatchObject({ headline: null, overlapping: ['Half'] });
      expect(effect.words).toBe('cannot be told apart from Half');
      expect(effect.together?.words).toBe(before.effect.words);
      expect(effect.together?.observed).toBeCloseTo(before.effect.observed as number, 6);
    });

    it('keeps a verdict from the check date on, whatever is written down later, and says what was', async () => {
      await app().importRows('mentions', [...daily('tea', [-80, -7], 20), ...daily('tea', [-7, 0], 60)]);
      const today = app().clock.now;
      app().clock.now = new Date(day(-10));
      const campaign = await addPledged(-7, -1);
      app().clock.now = today;
      const decided = await effectOf(campaign);
      expect(decided.pledge?.verdict).toBe('kept');
      await addCampaign(-90, 90, { name: 'Late' });
      const later = await effectOf(campaign);
      expect(later.pledge?.verdict).toBe('kept');
      expect(later.effect.headline).toEqual(decided.effect.headline);
      expect(later.alsoHappened).toMatchObject([{ label: 'Late', refuses: false, addedSince: true }]);
      expect(later.pledge?.words).toMatch(/Since the check date Late was added/);
      const { items } = await app().json<{ items: CampaignVerdict[] }>(
        `/api/v1/campaign-verdicts?id=${campaign.id}`,
      );
      expect(items[0]?.pledge).toEqual(later.pledge);
      // What nobody pledged is decided by nothing: there the late one counts.
      const asked = await effectOf(campaign, '?measure=complaints');
      expect(asked.effect.overlapping).toEqual(['Late']);
    });

    it('says before something is written down whose effects it would take away', async () => {
      const [tea, milk] = [await addTopic('tea'), await addTopic('milk')];
      const running = await addCampaign(-7, 7, { name: 'Running', topics: [tea.id] });
      const other = await addCampaign(-7, 7, { name: 'Other', topics: [milk.id] });
      await addCampaign(-7, 60, { name: 'Longer', topics: [tea.id] });
      const today = app().clock.now;
      app().clock.now = new Date(day(-20));
      const decided = await addPledged(-7, -1);
      app().clock.now = today;
      const asked = (query: string) =>
        app().json<MadeUnreadable>(`/api/v1/effects/made-unreadable?kind=campaign&${query}`);
      const flight = `at=${day(-8)}&endExclusive=${day(8)}`;
      expect(await asked(`${flight}&topic=${tea.id}`)).toEqual({
        items: [{ id: running.id, name: 'Running' }],
        settled: [{ id: decided.id, name: 'Winter' }],
      });
      expect((await asked(flight)).items.map(({ name }) => name).sort()).toEqual(['Other', 'Running']);
      expect((await asked(`${flight}&except=${other.id}`)).items.map(({ name }) => name).sort()).toEqual([
        'Running',
        'Winter',
      ]);
      expect(await asked(`at=${day(-8)}`)).toEqual({ items: [], settled: [] });
    });

    it('refuses to write down what cannot be a flight, by its field, and reads what stands', async () => {
      const refused = async (from: string, to: string) => {
        const body = { name: 'Odd', startAt: from, endExclusive: to };
        const answer = await app().request('/api/v1/campaigns', json('POST', body));
        const problem = (await answer.json()) as { errors: { field: string }[] };
        return [answer.status, problem.errors.map(({ field }) => field)];
      };
      expect(await refused('1850-01-01T00:00:00Z', '1850-02-01T00:00:00Z')).toEqual([400, ['startAt']]);
      expect(await refused('2026-01-01T00:00:00Z', '2999-12-31T00:00:00Z')).toEqual([400, ['endExclusive']]);
      expect(await refused('2026-01-01T00:00:00Z', '2029-06-01T00:00:00Z')).toEqual([400, ['endExclusive']]);
      const { id } = await addCampaign(-7, 7);
      const patched = await app().request(
        `/api/v1/campaigns/${id}`,
        json('PATCH', { endExclusive: '2035-01-01T00:00:00Z' }),
      );
      expect(patched.status).toBe(400);
      // As one that was written down before there were bounds.
      await app()
        .db.updateTable('campaign')
        .set({ start_at: new Date('1850-01-01'), end_exclusive: new Date('2999-12-31') })
        .execute();
      expect((await app().request(`/api/v1/campaigns/${id}/effect`)).status).toBe(200);
      expect((await app().request(`/api/v1/campaigns/${id}`, json('PATCH', { name: 'Old' }))).status).toBe(
        200,
      );
      const mark = { kind: 'incident', label: 'Long', at: day(-2), endExclusive: '2999-12-31T00:00:00Z' };
      expect((await app().request('/api/v1/marks', json('POST', mark))).status).toBe(400);
    });

    it('lets what was known at the check date refuse, and what comes before it', async () => {
      await app().importRows('mentions', daily('tea', [-80, 0], 20));
      const today = app().clock.now;
      app().clock.now = new Date(day(-10));
      const campaign = await addPledged(-7, -1);
      app().clock.now = new Date(day(-2));
      await addCampaign(-7, -1, { name: 'Known' });
      app().clock.now = today;
      const { pledge: outcome, alsoHappened } = await effectOf(campaign);
      expect(alsoHappened).toMatchObject([{ label: 'Known', refuses: true, addedSince: false }]);
      expect(outcome).toMatchObject({
        verdict: 'refused',
        words: expect.stringMatching(/Undecided\. Known covers/),
      });
    });

    it('is read only from sources that were collected all along, and names the others', async () => {
      await app().importRows('mentions', [
        ...daily('tea', [-74, 0], 20),
        ...daily('tea', [-20, 0], 20, 'mastodon'),
      ]);
      const { effect, sources, alsoHappened } = await effectOf(await addCampaign(-14, 0));
      expect(sources).toEqual({ read: ['forum'], leftOut: ['mastodon'] });
      expect(effect.verdict).toBe('cannot tell');
      expect(alsoHappened.filter(({ kind }) => kind === 'coverage')).toEqual([]);
    });

    it('lists a source that was connected inside the window', async () => {
      await app().importRows('mentions', [
        ...daily('tea', [-74, 0], 20),
        ...daily('tea', [-7, 0], 20, 'mastodon'),
      ]);
      const { alsoHappened } = await effectOf(await addCampaign(-14, 0));
      expect(alsoHappened).toMatchObject([{ kind: 'coverage', label: 'mastodon began to be collected' }]);
    });

    it('takes days on which nothing was collected for gaps, not for silence', async () => {
      await app().importRows('mentions', daily('tea', [-80, -40], 20));
      await app().importRows('mentions', daily('tea', [-36, 0], 20));
      const { effect, buckets } = await effectOf(await addCampaign(-14, 0, {}), '?baselineDays=60');
      expect(effect.baseline).toMatchObject({ days: 60, known: 56 });
      expect(buckets.filter(({ observed }) => observed === null)).toHaveLength(4);
      expect(effect.verdict).toBe('cannot tell');
    });

    it('is held against what was pledged: kept, missed or not told, open until the check date', async () => {
      await app().importRows('mentions', [...daily('tea', [-74, -14], 20), ...daily('tea', [-14, 0], 40)]);
      const outcome = async (more: object) => {
        const campaign = await addCampaign(-14, 0, { name: crypto.randomUUID(), topics: [] });
        await pledge(campaign, more);
        const { pledge: held } = await effectOf(campaign, '');
        await app().request(`/api/v1/campaigns/${campaign.id}`, { method: 'DELETE' });
        return held;
      };
      expect(await outcome({})).toMatchObject({ state: 'sealed', verdict: 'kept', due: true });
      expect(await outcome({ smallestChange: 500 })).toMatchObject({ verdict: 'missed' });
      expect(await outcome({ direction: 'down' })).toMatchObject({ verdict: 'missed' });
      expect(await outcome({ smallestChange: 100 })).toMatchObject({ verdict: 'not told' });
      const open = await outcome({ checkAt: day(5) });
      expect(open).toMatchObject({ verdict: 'open', due: false });
      expect(open?.words).toMatch(/To be decided on \d+ \w+ \d{4}; so far it ran /);
    });

    it('shows the harm that was named before, and the rest as found afterwards', async () => {
      const angry = daily('tea', [-80, 0], 12).map((row) => ({ ...row, sentiment: 'negative' }));
      const more = daily('worse tea', [-14, 0], 12).map((row) => ({ ...row, sentiment: 'negative' }));
      await app().importRows('mentions', [...angry, ...more, ...daily('milk', [-80, 0], 12)]);
      const campaign = await addCampaign(-14, 0);
      await pledge(campaign, {
        measure: 'positive',
        counter: { measure: 'negative', topic: null, direction: 'up' },
      });
      const { counter, found } = await effectOf(campaign);
      expect(counter).toMatchObject({ direction: 'up', verdict: 'harm' });
      expect(found.map(({ measure }) => measure)).toEqual(['volume', 'complaints', 'net-sentiment']);
    });

    it('of a campaign that started unsealed is found afterwards: nothing is held against it', async () => {
      await app().importRows('mentions', daily('tea', [-80, 0], 20));
      const campaign = await addCampaign(-14, 0);
      app().clock.now = new Date(TODAY - 20 * DAY_MS);
      await app().json(
        `/api/v1/campaigns/${campaign.id}/pledge`,
        json('PATCH', { ...terms, measure: 'positive' }),
      );
      app().clock.now = new Date(TODAY + DAY_MS / 2);
      expect(await effectOf(campaign)).toMatchObject({ pledge: null, effect: { measure: 'volume' } });
    });

    it('of another measure or topic can be asked for, and is not held against the pledge', async () => {
      await app().importRows('mentions', [...daily('tea', [-80, 0], 20), ...daily('milk', [-80, 0], 22)]);
      const [tea, milk] = [await addTopic('tea'), await addTopic('milk')];
      const campaign = await addCampaign(-14, 0, { topics: [tea.id] });
      await pledge(campaign);
      expect(await effectOf(campaign, `?measure=net-sentiment&topic=${milk.id}`)).toMatchObject({
        pledge: null,
        effect: { measure: 'net-sentiment', unit: 'points', topic: { name: 'milk' } },
      });
      const set = await addTopic('tea OR milk');
      const share = await effectOf(campaign, `?measure=share-of-voice&topic=${tea.id}&among=${set.id}`);
      expect(share.effect).toMatchObject({ unit: 'points', verdict: 'cannot tell' });
      expect(share.effect.expected).toBeGreaterThan(40);
      expect(share.effect.expected).toBeLessThan(60);
      const refused = await app().request(`/api/v1/campaigns/${campaign.id}/effect?measure=share-of-voice`);
      expect(refused.status).toBe(400);
    });

    it('takes a control into account: weather that moves both is no effect', async () => {
      const rows = (text: string) => [...daily(text, [-74, -14], 20), ...daily(text, [-14, 0], 40)];
      await app().importRows('mentions', [...rows('tea'), ...rows('milk')]);
      const [tea, milk] = [await addTopic('tea'), await addTopic('milk')];
      const campaign = await addCampaign(-14, 0, { topics: [tea.id] });
      expect((await effectOf(campaign)).effect.verdict).toBe('clear rise');
      const controlled = await effectOf(campaign, `?control=${milk.id}`);
      expect(controlled.control).toMatchObject({ name: 'milk' });
      expect(controlled.effect.verdict).toBe('cannot tell');
    });

    it('stands beside those of other campaigns in a list, with the days of each', async () => {
      await app().importRows('mentions', [...daily('tea', [-74, -14], 20), ...daily('tea', [-14, 0], 40)]);
      const [one, other] = [await addCampaign(-14, 0), await addCampaign(-30, -14, { name: 'Autumn' })];
      await pledge(one);
      const removed = crypto.randomUUID();
      const { items } = await app().json<{ items: CampaignVerdict[] }>(
        `/api/v1/campaign-verdicts?id=${one.id}&id=${other.id}&id=${removed}`,
      );
      expect(items.map(({ campaignId }) => campaignId)).toEqual([one.id, other.id]);
      expect(items[0]).toMatchObject({ state: 'ended', pledge: { verdict: 'kept' }, daysBefore: 28 });
      // The check date comes a day before the end of the flight: the window ends with it.
      expect(items[0]?.days).toHaveLength(28 + 13);
      expect(items[0]?.effect.relativeInterval).toEqual((await effectOf(one)).effect.relativeInterval);
    });

    it('answers 404 for a campaign there is none of, and for a topic there is none of', async () => {
      expect((await app().request(`/api/v1/campaigns/${crypto.randomUUID()}/effect`)).status).toBe(404);
      const campaign = await addCampaign(-14, 0);
      const path = `/api/v1/campaigns/${campaign.id}/effect?topic=${crypto.randomUUID()}`;
      expect((await app().request(path)).status).toBe(404);
    });
  });

  describe('the power of a pledge', () => {
    const app = useApp(open);
    const powerOf = async (more: object, [from, to] = [7, 21]) => {
      const campaign = await app().json<Campaign>(
        '/api/v1/campaigns',
        json('POST', { name: 'Spring', startAt: day(from as number), endExclusive: day(to as number) }),
      );
      const body = {
        measure: 'volume',
        topic: null,
        direction: 'up',
        smallestChange: 5,
        baselineDays: 56,
        checkAt: day(30),
        counter: null,
        ...more,
      };
      return app().json<Power>(`/api/v1/campaigns/${campaign.id}/pledge/power`, json('POST', body));
    };

    it('warns of a pledge that lies below what the baseline could detect', async () => {
      await app().importRows('mentions', daily('tea', [-70, 0], 20));
      const power = await powerOf({});
      expect(power).toMatchObject({ days: 56, unit: 'percent', enough: false, reasons: [] });
      expect(power.words).toMatch(/^We will not be able to tell a rise of 5 %/);
      expect(power.detectable?.up).toBeGreaterThan(5);
      expect(power.detectable?.down).toBeLessThan(-5);
      const least = Math.ceil(power.detectable?.up as number);
      expect(await powerOf({ smallestChange: least })).toMatchObject({ enough: true });
    });

    it('is better after a longer flight', async () => {
      await app().importRows('mentions', daily('tea', [-70, 0], 20));
      const short = await powerOf({}, [7, 10]);
      const long = await powerOf({}, [7, 28]);
      expect(long.detectable?.up).toBeLessThan(short.detectable?.up as number);
    });

    it('says why nothing can be told of a baseline that is too short', async () => {
      await app().importRows('mentions', daily('tea', [-10, 0], 20));
      const power = await powerOf({ smallestChange: 500 });
      expect(power).toMatchObject({ days: 10, detectable: null, enough: false });
      expect(power.reasons[0]).toMatch(/holds 10 complete days/);
    });
  });
}
