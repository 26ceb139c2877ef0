import { placeboWords, type Refusal, refusals } from './effect-words';
import { type Effect, estimateEffect, headlineOf, type Telling } from './estimate-effect';
import { type EffectPoint, isKnown, type Link, linked, totalOf } from './link';
import { type Placebo, placeboInTime } from './placebo';
import { verdictOf } from './verdict';
import type { Verdict } from './verdict-kinds';

/** Known buckets a baseline needs: days, and buckets of any other width. */
export const MIN_BASELINE = { day: 28, other: 12 } as const;
/** So few counted things expected in a window say nothing. */
export const MIN_EXPECTED = 10;

/** What an effect is asked of. */
export interface EffectQuestion {
  link: Link;
  telling: Telling;
  /** Buckets before the start, and from the start on, in time order without holes. */
  baseline: readonly EffectPoint[];
  after: readonly EffectPoint[];
  grain: keyof typeof MIN_BASELINE;
  /** Whether values are counts, of which there may be too few. */
  counts: boolean;
  /** Names of other marks that cover at least half of the window: nothing tells their effects apart. */
  overlapping: readonly string[];
}

/** Whether windows without an effect are looked at: each costs as much as the effect itself, and none decides. */
export type PlaceboUse = 'shown' | 'left out';

/** An effect with what it is called; nothing but reasons where that is refused. */
export interface EffectAnswer {
  verdict: Verdict;
  /** Why it is refused, or what a reader must know of it. */
  reasons: string[];
  /** What would have to be there for an answer; empty when there is one. */
  needs: string[];
  effect: Effect | null;
  placebo: Placebo | null;
  /** What others over half the window and this changed together, where it is refused for them alone. */
  together: { verdict: Verdict; effect: Effect } | null;
}

/**
 * The effect of whatever began where the baseline ends, or the reasons why nothing can be said: a baseline under 28 days
 * (12 buckets of other widths) or one that never moves, nothing known since, another mark over half the window, or under
 * 10 counted things to be expected.
 */
export function judgeEffect(question: EffectQuestion, placeboUse: PlaceboUse = 'shown'): EffectAnswer {
  const refusal = refusalsOf(question);
  if (refusal.length > 0) return { ...refused(refusal), together: togetherOf(question) };
  const { link, telling, baseline, after, grain, counts } = question;
  const effect = estimateEffect(link, baseline, after);
  if (!effect) return refused([refusals.inseparable]);
  if (counts && effect.expected.estimate < MIN_EXPECTED) {
    return refused([refusals.fewExpected(effect.expected.estimate, MIN_EXPECTED)]);
  }
  const headline = headlineOf(effect, telling);
  if (!headline) return refused([refusals.nothingExpected]);
  const verdict = verdictOf(headline);
  if (placeboUse === 'left out')
    return { verdict, reasons: [], needs: [], effect, placebo: null, together: null };
  const placebo = placeboInTime(link, baseline, after.length, {
    minBaseline: MIN_BASELINE[grain],
    telling,
    of: headline.estimate,
  });
  return { verdict, reasons: [placeboWords(placebo)], needs: [], effect, placebo, together: null };
}

function refusalsOf({ link, baseline, after, grain, counts, overlapping }: EffectQuestion): Refusal[] {
  const known = baseline.filter((point) => isKnown(link, point));
  const found = overlapping.map((name) => refusals.overlapped(name));
  if (known.length < MIN_BASELINE[grain]) {
    found.push(refusals.shortBaseline(known.length, MIN_BASELINE[grain], grain));
  }
  if (!after.some((point) => isKnown(link, point))) found.push(refusals.nothingSince);
  if (counts && found.length === 0 && known.every((point) => totalOf(link, point) === 0)) {
    found.push(refusals.fewExpected(0, MIN_EXPECTED));
  }
  const first = known[0];
  if (first && found.length === 0 && known.every((point) => linked(link, point) === linked(link, first))) {
    found.push(refusals.still);
  }
  return found;
}

function refused(found: readonly Refusal[]): EffectAnswer {
  return {
    verdict: 'not enough data',
    reasons: found.map(({ reason }) => reason),
    needs: found.map(({ needs }) => needs),
    effect: null,
    placebo: null,
    together: null,
  };
}

/** The same as if nothing else had been going on: nobody can say whose it was, but all can see how much. */
function togetherOf(question: EffectQuestion): EffectAnswer['together'] {
  if (question.overlapping.length === 0) return null;
  const { verdict, effect } = judgeEffect({ ...question, overlapping: [] }, 'left out');
  return effect && { verdict, effect };
}
