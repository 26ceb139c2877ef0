import type { CampaignEffect } from '../../../contract/effects';
import { formatPercent } from '../../ui/charts/number-format';
import { formatInstant, formatSpan } from '../../ui/charts/time-format';

type Also = CampaignEffect['alsoHappened'][number];

/** What it is and how much of the window it covers: `campaign, covers 43 % of the window`; a moment covers nothing. */
export function alsoWords({
  kind,
  share,
  endExclusive,
}: Pick<Also, 'kind' | 'share' | 'endExclusive'>): string {
  const name = kind === 'coverage' ? 'change of what is collected' : kind;
  return endExclusive === null ? name : `${name}, covers ${formatPercent(share * 100)} of the window`;
}

/** `1 Oct 2026, 14:00`; days for a campaign, both ends for an incident. */
export function whenWords(
  { kind, at, endExclusive }: Pick<Also, 'kind' | 'at' | 'endExclusive'>,
  zone: string,
): string {
  const startMs = Date.parse(at);
  if (endExclusive === null) return formatInstant(startMs, zone);
  const endExclusiveMs = Date.parse(endExclusive);
  if (kind === 'campaign') return formatSpan({ startMs, endExclusiveMs }, zone);
  return `${formatInstant(startMs, zone)} to ${formatInstant(endExclusiveMs, zone)}`;
}
