import type { SpikeReason } from '../../domain/spikes/explain-spike';
import type { CurrentsSpike, SpikeGrain } from '../../domain/spikes/judge-currents';

/** What words about a burst need besides it: what was counted, in which buckets and where. */
export interface SpikeTold {
  /** In the plural: `complaints`. */
  measure: string;
  grain: SpikeGrain;
  zone: string;
}

type Moment = Pick<CurrentsSpike, 'peakMs' | 'peakEndExclusiveMs'>;
const HOUR_MS = 3_600_000;

/** How far from the usual, of what, in how long a time: `19× the complaints usual for that hour`. */
export function sizeWords(
  spike: Moment & Pick<CurrentsSpike, 'direction' | 'mentions'> & { ratio: number | null; usual: number },
  { measure, grain }: SpikeTold,
): string {
  const count = (value: number) => value.toLocaleString('en-GB');
  const seen = `${count(spike.mentions)} ${spike.mentions === 1 ? measure.replace(/s$/, '') : measure}`;
  const hours = Math.round((spike.peakEndExclusiveMs - spike.peakMs) / HOUR_MS);
  const time = grain === 'day' ? 'that day' : hours > 1 ? `those ${hours} hours` : 'that hour';
  if (spike.direction === 'below')
    return `quieter than usual: ${seen} where ${count(Math.round(spike.usual))} are usual for ${time}`;
  return spike.ratio === null
    ? `${seen} where next to none are usual for ${time}`
    : `${ratioFigure(spike.ratio)}× the ${measure} usual for ${time}`;
}

/** A multiple as it is told everywhere: `4.1`, from ten on without a digit behind the point. */
export function ratioFigure(ratio: number): string {
  return ratio.toLocaleString('en-GB', { maximumFractionDigits: ratio < 10 ? 1 : 0 });
}

/** When: `13 Nov`, `13 Nov 14–15 h`. */
export function spikeMoment({ peakMs, peakEndExclusiveMs }: Moment, { grain, zone }: SpikeTold): string {
  const part = (options: Intl.DateTimeFormatOptions, atMs: number) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options }).format(atMs);
  const day = part({ day: 'numeric', month: 'short' }, peakMs);
  if (grain === 'day') return day;
  const hour = (atMs: number) => Number(part({ hour: '2-digit' }, atMs));
  return `${day} ${hour(peakMs)}–${hour(peakEndExclusiveMs) || 24} h`;
}

/** Why a burst counts as expected or not. */
export function whyWords({ reason, campaign, incident }: SpikeReason, direction: 'above' | 'below'): string {
  switch (reason) {
    case 'campaign':
      return `at least half of it is about what ${campaign?.label} is about`;
    case 'ended':
      return `${campaign?.label}, which is about it, had just ended`;
    case 'incident':
      return `it began with the incident ${incident?.label}`;
    case 'negative':
      return `${campaign?.label} is about it, but most of what came is negative`;
    case 'other-subject':
      return `less than half of it is about what ${campaign?.label} is about`;
    case 'none':
      return direction === 'below' ? 'no campaign about it has just ended' : 'no campaign explains it';
  }
}
