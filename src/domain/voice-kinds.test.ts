import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  COPIED,
  FORMULAS,
  REPEATS,
  type RepeatedMention,
  setVoicesApart,
  type VoiceActivity,
} from './voice-kinds';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const say = (voice: string, atMs: number, copyKey = 'a', source = 'forum'): RepeatedMention => ({
  voice,
  source,
  atMs,
  copyKey,
});
const active = (counts: Record<string, number>, sleeplessDays = 0): Map<string, VoiceActivity> =>
  new Map(Object.entries(counts).map(([voice, mentions]) => [voice, { mentions, sleeplessDays }]));

describe('setVoicesApart', () => {
  it('takes a voice that repeats itself within ten minutes for a bot', () => {
    const said = [say('loud', 0), say('loud', 5 * MINUTE), say('loud', 10 * MINUTE)];
    expect(setVoicesApart(said, active({ loud: 40 }))).toEqual(
      new Map([['loud', { kind: 'likely-bot', reasons: [{ rule: 'repeats', times: 3 }] }]]),
    );
  });

  it('leaves alone who says it again later, or other words', () => {
    const later = [say('ann', 0), say('ann', 5 * MINUTE), say('ann', 10 * MINUTE + 1)];
    expect(setVoicesApart(later, active({ ann: 3 }))).toEqual(new Map());
    const other = [say('ann', 0), say('ann', 1), say('ann', 2, 'b')];
    expect(setVoicesApart(other, active({ ann: 3 }))).toEqual(new Map());
  });

  it('takes a voice that speaks in formulas for a bot, not one that repeats a part', () => {
    const said = [0, 1, 2, 3].map((day) => say('feed', day * 24 * HOUR));
    expect(setVoicesApart(said, active({ feed: 5 })).get('feed')).toEqual({
      kind: 'likely-bot',
      reasons: [{ rule: 'formulas', repeated: 4, mentions: 5 }],
    });
    expect(setVoicesApart(said, active({ feed: 6 }))).toEqual(new Map());
    expect(setVoicesApart(said, active({ feed: 4 }))).toEqual(new Map());
  });

  it('takes a voice that never sleeps for a bot', () => {
    expect(setVoicesApart([], active({ clock: 80 }, 3)).get('clock')).toEqual({
      kind: 'likely-bot',
      reasons: [{ rule: 'sleepless', days: 3 }],
    });
    expect(setVoicesApart([], active({ night: 80 }, 2))).toEqual(new Map());
  });

  it.each([
    ['on three sources', ['a', 'b', 'c'].map((source, index) => say(`v${index}`, index * HOUR, 'x', source))],
    ['by five voices', [0, 1, 2, 3, 4].map((index) => say(`v${index}`, index * HOUR))],
  ])('calls words said %s within a day copies', (_, said) => {
    const counts = Object.fromEntries(said.map(({ voice }) => [voice, 1]));
    expect([...setVoicesApart(said, active(counts)).values()].map(({ kind }) => kind)).toEqual(
      said.map(() => 'syndicated'),
    );
  });

  it('does not call people syndicated who say mostly other things', () => {
    const said = [0, 1, 2, 3, 4].map((index) => say(`v${index}`, index * HOUR));
    const apart = setVoicesApart(said, active({ v0: 1, v1: 2, v2: 3, v3: 1, v4: 1 }));
    expect([...apart.keys()].sort()).toEqual(['v0', 'v1', 'v3', 'v4']);
  });

  it('does not add up what was said days apart', () => {
    const said = [0, 1, 2, 3, 4].map((index) => say(`v${index}`, index * 7 * HOUR));
    expect(setVoicesApart(said, active({ v0: 1, v1: 1, v2: 1, v3: 1, v4: 1 }))).toEqual(new Map());
  });

  const mention = fc.record({
    voice: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    source: fc.constantFrom('forum', 'news', 'x'),
    atMs: fc.integer({ min: 0, max: 60 * HOUR }),
    copyKey: fc.constantFrom('k', 'l'),
  });
  const countsOf = (said: readonly RepeatedMention[]) => {
    const counts: Record<string, number> = {};
    for (const { voice } of said) counts[voice] = (counts[voice] ?? 0) + 1;
    return counts;
  };

  it('says the same whatever the order', () => {
    fc.assert(
      fc.property(fc.array(mention, { maxLength: 40 }), (said) => {
        const activity = active(countsOf(said));
        const sorted = (apart: ReturnType<typeof setVoicesApart>) => [...apart].sort();
        expect(sorted(setVoicesApart(said.toReversed(), activity))).toEqual(
          sorted(setVoicesApart(said, activity)),
        );
      }),
    );
  });

  it('finds exactly what the rules say, asked mention by mention', () => {
    fc.assert(
      fc.property(fc.array(mention, { maxLength: 30 }), (said) => {
        const counts = countsOf(said);
        const apart = setVoicesApart(said, active(counts));
        for (const voice of Object.keys(counts)) {
          const own = said.filter((one) => one.voice === voice);
          const formulas = own.filter(
            ({ copyKey }) => own.filter((one) => one.copyKey === copyKey).length >= FORMULAS.times,
          ).length;
          const speaksInFormulas = own.length >= FORMULAS.mentions && formulas >= FORMULAS.share * own.length;
          const repeats = own.some(
            (first) =>
              own.filter((one) => one.copyKey === first.copyKey && isWithin(first, one, 10 * MINUTE))
                .length >= REPEATS.times,
          );
          const copies = own.filter((one) =>
            said.some((first) => isWithin(first, one, 24 * HOUR) && isCopied(said, first, one.copyKey)),
          ).length;
          const expected =
            repeats || speaksInFormulas
              ? 'likely-bot'
              : copies > 0 && copies * 2 >= own.length
                ? 'syndicated'
                : undefined;
          expect(apart.get(voice)?.kind).toBe(expected);
        }
      }),
    );
  });

  const isWithin = (first: RepeatedMention, one: RepeatedMention, lengthMs: number) =>
    one.atMs >= first.atMs && one.atMs - first.atMs <= lengthMs;
  const isCopied = (said: readonly RepeatedMention[], first: RepeatedMention, copyKey: string) => {
    const day = said.filter((one) => one.copyKey === copyKey && isWithin(first, one, 24 * HOUR));
    const voices = new Set(day.map(({ voice }) => voice)).size;
    const sources = new Set(day.map(({ source }) => source)).size;
    return voices >= COPIED.voices || sources >= COPIED.sources;
  };
});
