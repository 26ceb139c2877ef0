import type { CampaignVerdict } from '../../../contract/effects';
import { formatDay, formatSpan } from '../../ui/charts/time-format';
import { withoutWords } from './effect-words';
import { headlineWords } from './headline-words';
import { capitalised, readingWords } from './pledge-words';

type Told = Pick<CampaignVerdict, 'pledge' | 'effect' | 'state'>;

/** What is measured, and what of it was pledged: `Positive mentions about Prices: a rise of at least 10 %`. */
export function askedWords({ pledge, effect }: Pick<Told, 'pledge' | 'effect'>): string {
  const subject = capitalised(readingWords(effect));
  return pledge ? `${subject}: ${pledge.pledged}` : subject;
}

/** How a pledge stands, where its verdict does not say so; `null` when that says enough. */
export function pledgeNote({ pledge, state }: Pick<Told, 'pledge' | 'state'>): string | null {
  if (!pledge) return 'no pledge';
  if (pledge.state === 'draft') return 'a draft, not sealed';
  return state === 'planned' ? 'pledged' : null;
}

/** What stands beside a verdict: the effect in short, or why there is none yet. */
export function verdictNote({ pledge, effect, state }: Told, zone: string): string | null {
  if (state === 'planned') return 'has not started';
  const headline = headlineWords(effect);
  const found = headline && `${headline}${withoutWords(effect)}`;
  if (pledge && !pledge.due) {
    const check = `check on ${formatDay(Date.parse(pledge.checkAt), zone)}`;
    return found === null ? check : `${found} so far; ${check}`;
  }
  if (effect.overlapping.length > 0) return effect.words;
  return found ?? effect.reasons[0] ?? null;
}

/** The flight in the days of a zone. */
export function flightWords(flight: { startAt: string; endExclusive: string }, zone: string): string {
  return formatSpan(
    { startMs: Date.parse(flight.startAt), endExclusiveMs: Date.parse(flight.endExclusive) },
    zone,
  );
}
