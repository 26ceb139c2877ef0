import type { SpikeReason } from '../../domain/spikes/explain-spike';
import type { SpikeGrain } from '../../domain/spikes/judge-currents';

/** A burst in a sentence: how far above the usual, when, and what explains it. */
export function spikeWords(
  spike: { ratio: number | null; mentions: number; peakMs: number; why: SpikeReason },
  { grain, zone }: { grain: SpikeGrain; zone: string },
): string {
  const when = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    ...(grain === 'hour' ? { hour: '2-digit', minute: '2-digit' } : {}),
  }).format(spike.peakMs);
  const size =
    spike.ratio === null
      ? `${spike.mentions.toLocaleString('en-GB')} mentions where next to none are usual`
      : `${spike.ratio.toLocaleString('en-GB')}× the usual`;
  const kind = spike.why.reason === 'campaign' ? 'expected' : 'unexpected';
  return `${size} on ${when}; ${kind}: ${whyWords(spike.why)}.`;
}

/** Why a burst counts as expected or not. */
export function whyWords({ reason, campaign, incident }: SpikeReason): string {
  switch (reason) {
    case 'campaign':
      return `at least half of it is about what ${campaign?.label} is about`;
    case 'incident':
      return `it began with the incident ${incident?.label}`;
    case 'negative':
      return `${campaign?.label} is about it, but most of what came is negative`;
    case 'other-subject':
      return `less than half of it is about what ${campaign?.label} is about`;
    case 'none':
      return 'no campaign explains it';
  }
}
