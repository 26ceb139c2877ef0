import type { Spike } from '../../contract/currents';
import type { SpikeReason } from '../../domain/spikes/explain-spike';
import type { CurrentsSpike } from '../../domain/spikes/judge-currents';
import { type SpikeTold, sizeWords, spikeMoment, whyWords } from './spike-words';

const HOUR_MS = 3_600_000;
/** Fewer mentions than this usual make no ratio worth saying. */
const LEAST_USUAL = 0.5;

/** A burst as it goes out, with the reason it counts as expected or not. */
export function toSpike(spike: CurrentsSpike, why: SpikeReason, told: SpikeTold & { endMs: number }): Spike {
  const { direction, mentions, expected: usual } = spike;
  const ratio = ratioTo(usual, mentions);
  const isExpected = why.reason === 'campaign' || why.reason === 'ended';
  const { incident } = why;
  const size = sizeWords({ ...spike, ratio, usual }, told);
  const moment = spikeMoment(spike, told);
  const kind = isExpected ? 'expected' : 'unexpected';
  return {
    direction,
    foundBy: spike.foundBy,
    start: iso(spike.startMs),
    peak: iso(spike.peakMs),
    peakEndExclusive: iso(spike.peakEndExclusiveMs),
    endExclusive: spike.endExclusiveMs === null ? null : iso(spike.endExclusiveMs),
    hours: Math.round((Math.min(spike.endExclusiveMs ?? told.endMs, told.endMs) - spike.startMs) / HOUR_MS),
    severity: roundTo(10, spike.severity),
    mentions,
    expected: roundTo(10, usual),
    upper: roundTo(10, spike.upper),
    ratio,
    excess: Math.round(spike.excess),
    kind,
    reason: why.reason,
    why: whyWords(why, direction),
    campaign: isExpected && why.campaign ? { id: why.campaign.id, name: why.campaign.label } : null,
    incident: incident && { id: incident.id, name: incident.label },
    size,
    moment,
    words: `${size}, ${moment}; ${kind}: ${whyWords(why, direction)}.`,
  };
}

/** How many times the usual; `null` where next to nothing is usual. */
export function ratioTo(usual: number, mentions: number): number | null {
  return usual < LEAST_USUAL ? null : roundTo(10, mentions / usual);
}

function roundTo(parts: number, value: number): number {
  return Math.round(parts * value) / parts;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
