import type { CampaignVerdict } from '../../contract/effects';
import { readingWords } from '../../domain/effect/measured-words';
import type { PledgeVerdict, Verdict } from '../../domain/effect/verdict-kinds';
import { capitalised } from './capitalised';

type Told = Pick<CampaignVerdict, 'pledge' | 'effect'>;

/** The one verdict a campaign is shown with: the pledge's, since that was said before; without one the effect's. */
export function shownVerdict({ pledge, effect }: Told): Verdict | PledgeVerdict {
  return pledge?.verdict ?? effect.verdict;
}

/**
 * A verdict with what it rests on, in one line: `Positive mentions about Roaming ran 24 % above what was expected
 * (11 to 38 %). Pledged: …`. Where a pledge's own words hold the rest (not due yet, refused), they stand alone.
 */
export function verdictWords({ pledge, effect }: Told): string {
  const subject = capitalised(readingWords(effect));
  const found = effect.headline
    ? `${subject} ${effect.words}.`
    : effect.overlapping.length > 0
      ? `${subject} ${effect.words}, which ran at the same time.`
      : `${subject}: nothing can be said. ${effect.reasons[0] ?? ''}`.trim();
  if (!pledge) return found;
  return pledge.due && effect.headline ? `${found} ${pledge.words}` : `${subject}. ${pledge.words}`;
}
