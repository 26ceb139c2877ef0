import { describe, expect, it } from 'vitest';
import { dueAt } from './due-at';
import { findRuns } from './find-runs';
import { findSilences, oneInSilence } from './find-silences';
import { ABOUT_NOTHING, type Finding } from './finding';
import { firedAt } from './fired-at';
import { judgeAbsence } from './judge-absence';
import { judgeBreach } from './judge-breach';
import { reconcileAlerts } from './reconcile-alerts';
import { retryAt } from './retry-at';
import { usualShares } from './usual-shares';

const hot = (...deviations: (number | null)[]) =>
  deviations.map((deviation) => ({ hot: deviation !== null, deviation: deviation ?? 0 }));

describe('a burst meets its conditions', () => {
  const whole = { start: 0, endExclusive: 4 };
  it.each([
    ['at once without conditions', hot(4, 5, null, null), 1, 0, 0],
    ['after so many buckets in a row', hot(4, 5, 6, null), 3, 0, 2],
    ['not when a quiet bucket stands between', hot(4, null, 5, null), 2, 0, null],
    ['once it is severe enough, however it began', hot(4, 9, 4, null), 1, 8, 1],
    ['never when it is not', hot(4, 5, 4, 4), 1, 8, null],
  ])('%s', (_, buckets, persistence, minSeverity, expected) => {
    expect(firedAt(buckets, whole, { persistence, minSeverity })).toBe(expected);
  });
});

describe('a run', () => {
  it('needs its buckets in a row; one that is unknown proves nothing and ends nothing', () => {
    expect(findRuns([true, null, true, true, false], { persistence: 2, quiet: 1 })).toEqual([
      { start: 0, fired: 3, endExclusive: 4 },
    ]);
  });

  it('is the same while it is quiet for no longer than that', () => {
    expect(findRuns([true, false, true, false, false, true], { persistence: 1, quiet: 1 })).toEqual([
      { start: 0, fired: 0, endExclusive: 3 },
      { start: 5, fired: 5, endExclusive: null },
    ]);
  });

  it('lasts while the newest known bucket still holds', () => {
    expect(findRuns([false, true, null], { persistence: 1, quiet: 1 })[0]?.endExclusive).toBeNull();
  });
});

describe('a silence', () => {
  const bucket = (mentions: number | null, expected: number | null = 4, covered = 1) => ({
    mentions,
    expected,
    covered,
  });

  it('is found once it is rarer than that by chance, and not before', () => {
    const silent = Array.from({ length: 10 }, () => bucket(0));
    const [found] = findSilences([bucket(3), ...silent], { persistence: 1, oneIn: 1000 });
    expect(found).toMatchObject({ start: 1, fired: 4, endExclusive: null, expected: 40 });
    expect(oneInSilence(12)).toBeLessThan(1000);
    expect(oneInSilence(16)).toBeGreaterThanOrEqual(1000);
  });

  it('counts collected time only: what was not collected is not silence and ends none', () => {
    const gap = Array.from({ length: 20 }, () => bucket(null));
    expect(findSilences([bucket(3), ...gap], { persistence: 1, oneIn: 100 })).toEqual([]);
    const half = Array.from({ length: 8 }, () => bucket(0, 4, 0.5));
    const [found] = findSilences([...half, ...gap, bucket(1)], { persistence: 1, oneIn: 100 });
    expect(found).toMatchObject({ start: 0, expected: 16, endExclusive: 28 });
  });

  it('is none of a source that is usually quiet, however long', () => {
    const quiet = Array.from({ length: 50 }, () => bucket(0, 0.05));
    expect(findSilences(quiet, { persistence: 3, oneIn: 1000 })).toEqual([]);
  });
});

describe('a campaign', () => {
  const before = Array.from({ length: 28 }, () => 10);
  it('is absent where its topics bring no more than before it', () => {
    expect(judgeAbsence({ before, since: [12, 6, 8, 9] }, { days: 3 })).toMatchObject({
      fired: 2,
      observed: 35,
      expected: 40,
      lasts: true,
    });
  });

  it('is not while they bring more, and nothing is said of topics too small or too new to miss', () => {
    expect(judgeAbsence({ before, since: [12, 11, 13] }, { days: 3 })).toBeNull();
    expect(judgeAbsence({ before: before.map(() => 1), since: [0, 0, 0] }, { days: 3 })).toBeNull();
    expect(judgeAbsence({ before: before.slice(0, 10), since: [0, 0, 0] }, { days: 3 })).toBeNull();
  });
});

describe('a limit that is crossed', () => {
  const breach = { expected: 20, upper: 50, campaign: null };
  it.each([
    ['above the band: unexpected', { ...breach, side: 'above', observed: 60 }, 'unexpected', 'none'],
    ['within it: the limit is unusual', { ...breach, side: 'above', observed: 40 }, 'expected', 'band'],
    [
      'by a campaign: expected',
      { ...breach, side: 'above', observed: 60, campaign: 'Fair' },
      'expected',
      'campaign',
    ],
    ['below the band: absent', { ...breach, side: 'below', observed: 7 }, 'expected-but-absent', 'absent'],
    ['below, as usual', { ...breach, side: 'below', observed: 9 }, 'expected', 'band'],
    [
      'where nothing is known',
      { side: 'above', observed: 60, expected: null, upper: null, campaign: null },
      'unexpected',
      'unknown',
    ],
  ] as const)('%s', (_, given, verdict, because) => {
    expect(judgeBreach(given)).toEqual({ verdict, because });
  });
});

describe('a share of negatives', () => {
  it('is unknown of few mentions, and usual by the buckets before it alone', () => {
    const days = Array.from({ length: 10 }, () => ({ mentions: 50, negative: 10 }));
    const shares = usualShares([...days, { mentions: 50, negative: 40 }, { mentions: 4, negative: 4 }]);
    expect(shares[0]).toEqual({ share: 20, usual: null, upper: null });
    expect(shares[10]).toMatchObject({ share: 80, usual: 20 });
    expect(shares[10]?.upper).toBeCloseTo(39.8, 1);
    expect(shares[11]).toEqual({ share: null, usual: null, upper: null });
  });
});

describe('what is found, held against what is known', () => {
  const HOUR_MS = 3_600_000;
  const finding = (sinceMs: number, untilMs: number | null, subject = ''): Finding => ({
    subject,
    sinceMs,
    untilMs,
    firedMs: sinceMs + HOUR_MS,
    verdict: 'unexpected',
    observed: 1,
    expected: 1,
    bound: 1,
    ratio: 1,
    severity: 4,
    title: '',
    why: '',
    about: ABOUT_NOTHING,
  });
  const speaking = { enabledMs: 0, definedMs: null, quietMs: 6 * HOUR_MS };
  const known = { id: 'a', subject: '', sinceMs: 10 * HOUR_MS, untilMs: null };

  it('is the same alert when its edges move as rows come late', () => {
    const moved = finding(9 * HOUR_MS, 14 * HOUR_MS);
    expect(reconcileAlerts([known], [moved], speaking)).toEqual({
      opened: [],
      continued: [{ id: 'a', finding: moved }],
      gone: [],
    });
  });

  it('is another alert of another subject, or once it was quiet for long enough', () => {
    const over = { ...known, untilMs: 12 * HOUR_MS };
    const later = finding(19 * HOUR_MS, null);
    const other = finding(10 * HOUR_MS, null, 'forum');
    expect(reconcileAlerts([over], [later, other], speaking).opened).toEqual([later, other]);
    expect(reconcileAlerts([over], [finding(17 * HOUR_MS, null)], speaking).opened).toEqual([]);
  });

  it('is not told when it was over before the rule was switched on, nor when only a new definition shows it', () => {
    const late = { ...speaking, enabledMs: 13 * HOUR_MS };
    expect(reconcileAlerts([], [finding(10 * HOUR_MS, 12 * HOUR_MS)], late).opened).toEqual([]);
    expect(reconcileAlerts([], [finding(10 * HOUR_MS, null)], late).opened).toHaveLength(1);
    const defined = { ...speaking, definedMs: 20 * HOUR_MS };
    expect(reconcileAlerts([], [finding(10 * HOUR_MS, null)], defined).opened).toEqual([]);
  });

  it('ends what stood and is not found any more', () => {
    expect(reconcileAlerts([known], [], speaking).gone).toEqual(['a']);
    expect(reconcileAlerts([{ ...known, untilMs: 11 * HOUR_MS }], [], speaking).gone).toEqual([]);
  });
});

describe('a delivery', () => {
  const at = (iso: string) => Date.parse(iso);
  it('is tried again after a minute, two, four, at most an hour, and given up after a day', () => {
    const waits = [1, 2, 3, 10].map((attempts) => retryAt(attempts, { madeMs: 0, nowMs: 0 }));
    expect(waits).toEqual([60_000, 120_000, 240_000, 3_600_000]);
    expect(retryAt(30, { madeMs: 0, nowMs: 86_400_000 })).toBeNull();
  });

  it.each([
    ['each', '2026-11-20T12:34:00Z'],
    ['hourly', '2026-11-20T13:00:00Z'],
    ['daily', '2026-11-20T23:00:00Z'],
  ] as const)('gathered %s is due at the end of its time in the zone', (digest, due) => {
    expect(dueAt(digest, at('2026-11-20T12:34:00Z'), 'Europe/Berlin')).toBe(at(due));
  });
});
