import type { SpikeGrain } from '../../domain/spikes/judge-currents';

/** A burst in a sentence: how far above the usual, when, and what explains it. */
export function spikeWords(
  spike: { ratio: number | null; mentions: number; peakMs: number; campaign: string | null },
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
  const why =
    spike.campaign === null
      ? 'unexpected: no campaign explains it'
      : `expected: at least half of it is about what ${spike.campaign} is about`;
  return `${size} on ${when}; ${why}.`;
}
