import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../domain/text/language';
import { describedSample, type SampleOptions, sampleCompany } from './sample-company';
import { COMPETITORS, DEVICES, NORTHERN_PLACES, PLACES } from './text/names';
import type { DescribedMention } from './write-mention';

const ANCHOR = '2026-03-15';
const DAY_MS = 86_400_000;
const small: SampleOptions = { seed: 1, anchor: ANCHOR, mentions: 5000 };
const large: SampleOptions = { seed: 1, anchor: ANCHOR, mentions: 30_000 };
const all: DescribedMention[] = [...describedSample(large)];
const { facts, campaigns, posts, marks } = sampleCompany(large);
const rows = all.map(({ row }) => row);
const byId = new Map(rows.map((row) => [`${row.source} ${row.externalId}`, row]));

const NAMES = new RegExp(
  [...PLACES, ...NORTHERN_PLACES, ...DEVICES, ...COMPETITORS, 'Halvora']
    .map((name) => name.normalize('NFC'))
    .join('|'),
  'gi',
);
const masked = (text: string) =>
  text
    .replace(/https?:\S+/g, '⟨link⟩')
    .replace(/@[\w.]+/g, '⟨handle⟩')
    .replace(NAMES, '⟨name⟩')
    .replace(/\d+/g, '0')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
const inWindow = (from: number, to: number) => (mention: DescribedMention) =>
  mention.row.at >= from && mention.row.at < to;
const perDay = (list: DescribedMention[], from: number, to: number) =>
  list.filter(inWindow(from, to)).length / ((to - from) / DAY_MS);

describe('the sample as a pure function', () => {
  it('is the same for the same seed and anchor, also when iterated again', () => {
    const company = sampleCompany(small);
    const once = [...company.mentions];
    expect([...company.mentions]).toEqual(once);
    expect(JSON.stringify(sampleCompany(small))).toBe(JSON.stringify(company));
    expect([...sampleCompany(small).mentions]).toEqual(once);
    expect(sampleCompany(small).posts).toEqual(company.posts);
  });

  it('knows the posts of partners among the mentions, each in the flight of its campaign', () => {
    const company = sampleCompany(large);
    const theirs = rows.map((row) => company.partnerPost(row)).filter((post) => post !== null);
    expect(theirs.length).toBeGreaterThanOrEqual(4);
    expect(theirs.every(({ campaign }) => campaign !== null)).toBe(true);
  });

  it('is another river for another seed', () => {
    const texts = new Set([...sampleCompany(small).mentions].map(({ text }) => text));
    const other = [...sampleCompany({ ...small, seed: 2 }).mentions];
    expect(other.filter(({ text }) => texts.has(text)).length / other.length).toBeLessThan(0.35);
  });

  it('leaves out what has not happened yet and changes nothing else', () => {
    const nowMs = facts.endExclusive - 9.5 * 3_600_000;
    const cut = sampleCompany({ ...small, nowMs });
    expect([...cut.mentions]).toEqual([...sampleCompany(small).mentions].filter(({ at }) => at < nowMs));
    expect(cut.posts.every(({ at }) => at < nowMs)).toBe(true);
  });

  it('refuses an anchor that is no date and too few days', () => {
    expect(() => sampleCompany({ ...small, anchor: 'yesterday' })).toThrow(RangeError);
    expect(() => sampleCompany({ ...small, days: 20 })).toThrow(RangeError);
  });

  it.each([
    [5000, 1, ANCHOR],
    [30_000, 3, '2025-10-29'],
    [5000, 7, '2026-11-20'],
  ])('makes %i mentions within 5 per cent (seed %i, %s)', (mentions, seed, anchor) => {
    const made = [...describedSample({ seed, anchor, mentions })].length;
    expect(Math.abs(made - mentions) / mentions).toBeLessThan(0.05);
  });
});

describe('the rows', () => {
  it('come in order of time, inside the window', () => {
    expect(rows.every((row, index) => index === 0 || row.at >= (rows[index - 1]?.at ?? 0))).toBe(true);
    expect(rows[0]?.at).toBeGreaterThanOrEqual(facts.startAt);
    expect(rows.at(-1)?.at).toBeLessThan(facts.endExclusive);
  });

  it('have ids that are unique per source', () => {
    expect(byId.size).toBe(rows.length);
  });

  it('answer rows that exist and came before, but for a handful whose parent is gone', () => {
    const replies = rows.filter(({ inReplyTo }) => inReplyTo !== null);
    const orphans = replies.filter((row) => !byId.has(`${row.source} ${row.inReplyTo}`));
    expect(orphans.length).toBeGreaterThan(0);
    expect(orphans.length / replies.length).toBeLessThan(0.01);
    const early = replies.filter((row) => (byId.get(`${row.source} ${row.inReplyTo}`)?.at ?? 0) >= row.at);
    expect(early).toEqual([]);
  });

  it('hold our posts as outbound mentions with the same id', () => {
    for (const post of posts) {
      expect(byId.get(`${post.channel} ${post.externalId}`)).toMatchObject({
        at: post.at,
        text: post.text,
        direction: 'outbound',
      });
    }
  });

  it('have followers but for reviews, which bring a label instead', () => {
    for (const row of rows) {
      expect(row.followers === null).toBe(row.source === 'reviews');
      expect(row.sentiment !== null).toBe(row.source === 'reviews' && row.direction === 'inbound');
    }
  });
});

describe('the words', () => {
  it('are at least nine tenths distinct once names and numbers are masked', () => {
    expect(new Set(rows.map(({ text }) => masked(text))).size / rows.length).toBeGreaterThan(0.9);
  });

  it('leave no slot or brace unfilled and no text empty', () => {
    expect(rows.filter(({ text }) => text.trim() === '' || /[{}|]|undefined| {2}/.test(text))).toEqual([]);
  });

  it('are detected as the language they were written in, 95 of 100 times', () => {
    const written = all.filter(
      ({ truth, row }, index) => index % 3 === 0 && truth.kind !== 'post' && row.text.length > 0,
    );
    const right = written.filter(({ row, truth }) => detectLanguage(row.text) === truth.lang);
    expect(right.length / written.length).toBeGreaterThan(0.95);
  });

  it('come in three languages and four sources', () => {
    const share = (test: (mention: DescribedMention) => boolean) => all.filter(test).length / all.length;
    expect(share(({ truth }) => truth.lang === 'en')).toBeGreaterThan(0.57);
    expect(share(({ truth }) => truth.lang === 'de')).toBeGreaterThan(0.24);
    expect(share(({ truth }) => truth.lang === 'fr')).toBeGreaterThan(0.075);
    expect(new Set(rows.map(({ source }) => source))).toEqual(
      new Set(['bluesky', 'mastodon', 'forum', 'reviews']),
    );
  });
});

describe('what is planted', () => {
  const network = all.filter(({ truth, row }) => truth.topic === 'network' && row.direction === 'inbound');

  it('has an outage on a Friday five to eleven days before the end, about four times the usual network talk', () => {
    const { startAt, date } = facts.outage;
    expect(new Date(date).getUTCDay()).toBe(5);
    const usual = perDay(network, startAt - 28 * DAY_MS, startAt);
    const outage = perDay(network, startAt, startAt + DAY_MS);
    expect(outage / usual).toBeGreaterThan(3);
    expect(outage / usual).toBeLessThan(6.5);
    const onDay = all.filter(inWindow(startAt, startAt + DAY_MS));
    expect(onDay.filter(({ truth }) => truth.topic === 'network').length / onDay.length).toBeGreaterThan(0.3);
    const incident = marks.find(({ kind }) => kind === 'incident');
    expect(incident?.at).toBe(facts.outage.declaredAt);
    expect(incident?.endAt).toBe(facts.outage.overAt);
  });

  it('has somebody who noticed the outage before anyone else and before it was declared', () => {
    const first = all.find(({ truth, row }) => truth.cause === 'outage' && row.at >= facts.outage.startAt);
    expect(first?.row.author).toBe(facts.outage.firstVoice);
    expect(first?.row.at).toBeLessThan(facts.outage.declaredAt);
  });

  it('has nothing of the forum before it was connected', () => {
    const forum = rows.filter(({ source }) => source === 'forum');
    expect(Math.min(...forum.map(({ at }) => at))).toBeGreaterThanOrEqual(facts.forum.startAt);
    expect(facts.forum.day).toBe(47);
  });

  it('has a flaw that stays fixed and one that comes back and names the version', () => {
    const complaints = (cause: string) =>
      all.filter(({ truth }) => truth.cause === cause && truth.mood === 'negative' && truth.kind === 'root');
    const { introducedAt, fixedAt } = facts.paymentSpins;
    const spins = complaints('payment-spins');
    expect(perDay(spins, introducedAt, fixedAt)).toBeGreaterThan(2);
    expect(perDay(spins, fixedAt + 8 * DAY_MS, facts.endExclusive)).toBeLessThan(0.3);
    const roaming = complaints('double-roaming');
    const { beganAt, fixedAt: mended, returnedAt, returnedVersion } = facts.doubleRoaming;
    expect(perDay(roaming, mended + 12 * DAY_MS, returnedAt)).toBeLessThan(
      0.3 * perDay(roaming, beganAt, mended),
    );
    expect(perDay(roaming, returnedAt + 4 * DAY_MS, facts.endExclusive)).toBeGreaterThan(1.2);
    const back = roaming.filter(inWindow(returnedAt, facts.endExclusive));
    expect(back.filter(({ row }) => row.text.includes(returnedVersion)).length / back.length).toBeGreaterThan(
      0.4,
    );
  });

  it('has a campaign that worked, one that did nothing and one that did harm', () => {
    const change = (
      topic: string,
      mood: string,
      { startAt, endExclusive }: { startAt: number; endExclusive: number },
    ) => {
      let [during, before] = [0, 0];
      for (let seed = 1; seed <= 6; seed++) {
        const roots = [...describedSample({ ...large, seed, mentions: 20_000 })].filter(
          ({ truth }) =>
            truth.topic === topic &&
            truth.mood === mood &&
            (truth.kind === 'root' || truth.kind === 'post-reaction'),
        );
        during += perDay(roots, startAt, endExclusive);
        before += perDay(roots, Math.max(facts.forum.startAt, startAt - 28 * DAY_MS), startAt);
      }
      return during / before;
    };
    const { worked, harm } = facts.campaigns;
    expect(campaigns).toHaveLength(6);
    expect(change('speed', 'positive', worked)).toBeGreaterThan(2.4);
    expect(change('speed', 'positive', worked)).toBeLessThan(3.6);
    expect(change('prices', 'negative', harm)).toBeGreaterThan(3);
  });

  it('answers about a third of the complaints, after minutes or days', () => {
    const roots = all.filter(
      ({ truth }) => truth.mood === 'negative' && truth.kind === 'root' && truth.cause !== 'outage',
    );
    const waits = new Map<string, number>();
    const parents = new Map(rows.map((row) => [row.externalId, row]));
    for (const row of rows) {
      if (row.direction !== 'outbound' || row.inReplyTo === null) continue;
      let root = parents.get(row.inReplyTo);
      while (root?.inReplyTo) root = parents.get(root.inReplyTo);
      if (root && !waits.has(root.externalId)) waits.set(root.externalId, row.at - root.at);
    }
    const answered = roots.filter(({ row }) => waits.has(row.externalId));
    expect(answered.length / roots.length).toBeGreaterThan(0.29);
    expect(answered.length / roots.length).toBeLessThan(0.41);
    const sorted = [...waits.values()].sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length * 0.05)]).toBeLessThan(60 * 60_000);
    expect(sorted[Math.floor(sorted.length * 0.97)]).toBeGreaterThan(DAY_MS);
  });

  it('has people who write about the same for weeks', () => {
    for (const { handle, source } of facts.persistentVoices.slice(0, 6)) {
      const own = rows.filter((row) => row.author === handle && row.source === source);
      expect(own.length).toBeGreaterThanOrEqual(3);
      expect((own.at(-1)?.at ?? 0) - (own[0]?.at ?? 0)).toBeGreaterThan(10 * DAY_MS);
    }
  });
});
