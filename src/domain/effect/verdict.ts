import type { CounterVerdict, PledgeVerdict, Verdict } from './verdict-kinds';
import type { Banded, Interval } from './window-sum';

/**
 * What an effect is called: *clear* when the 95 % interval excludes none, *leaning* when only the 80 % interval does, else
 * *cannot tell*. Nothing but the interval decides.
 */
export function verdictOf({ bands }: Banded): Verdict {
  const [, narrow, wide] = bands as [Interval, Interval, Interval];
  if (wide.low > 0) return 'clear rise';
  if (wide.high < 0) return 'clear fall';
  if (narrow.low > 0) return 'leaning up';
  return narrow.high < 0 ? 'leaning down' : 'cannot tell';
}

/**
 * An effect against a pledge: *kept* when the whole 95 % interval lies beyond the smallest change worth having, *missed*
 * when it lies wholly short of it, else *not told*; *refused* without an effect. Both in the same unit. *Open* is none of
 * its answers: that is what a pledge is until its check date.
 */
export function pledgeVerdict(
  effect: Banded | null,
  pledged: { direction: 'up' | 'down'; smallestChange: number },
): PledgeVerdict {
  const interval = effect?.bands.at(-1);
  if (!interval) return 'refused';
  const [near, far] =
    pledged.direction === 'up' ? [interval.low, interval.high] : [-interval.high, -interval.low];
  if (near >= pledged.smallestChange) return 'kept';
  return far < pledged.smallestChange ? 'missed' : 'not told';
}

/** Whether a counter-current shows harm: a clear effect in the direction that was named as harm before. */
export function counterVerdict(verdict: Verdict, direction: 'up' | 'down'): CounterVerdict {
  if (verdict === 'not enough data') return 'refused';
  if (verdict === 'cannot tell') return 'cannot tell';
  const rising = verdict === 'clear rise' || verdict === 'leaning up';
  if (rising !== (direction === 'up')) return 'no sign of harm';
  return verdict.startsWith('clear') ? 'harm' : 'leaning to harm';
}
