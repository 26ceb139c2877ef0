import type { Spike } from '../../contract/currents';
import type { SpikeReason } from '../../domain/spikes/explain-spike';
import type { CurrentsSpike, SpikeGrain } from '../../domain/spikes/judge-currents';
import { spikeWords, whyWords } from './spike-words';

const HOUR_MS = 3_600_000;
/** Fewer mentions than this usual make no ratio worth saying. */
const LEAST_USUAL = 0.5;

/** A burst as it goes out, with the reason it counts as expected or not. */
export function toSpike(
  spike: CurrentsSpike,
  why: SpikeReason,
  { grain, zone, endMs }: { grain: SpikeGrain; zone: string; endMs: number },
): Spike {
  const ratio = spike.expected < LEAST_USUAL ? null : roundTo(10, spike.mentions / spike.expected);
  const expected = why.reason === 'campaign';
  const { incident } = why;
  return {
    start: iso(spike.startMs),
    peak: iso(spike.peakMs),
    endExclusive: spike.endExclusiveMs === null ? null : iso(spike.endExclusiveMs),
    hours: Math.round((Math.min(spike.endExclusiveMs ?? endMs, endMs) - spike.startMs) / HOUR_MS),
    severity: roundTo(10, spike.severity),
    mentions: spike.mentions,
    expected: roundTo(10, spike.expected),
    upper: roundTo(10, spike.upper),
    ratio,
    excess: Math.round(spike.excess),
    kind: expected ? 'expected' : 'unexpected',
    reason: why.reason,
    why: whyWords(why),
    campaign: expected && why.campaign ? { id: why.campaign.id, name: why.campaign.label } : null,
    incident: incident && { id: incident.id, name: incident.label },
    words: spikeWords({ ratio, mentions: spike.mentions, peakMs: spike.peakMs, why }, { grain, zone }),
  };
}

function roundTo(parts: number, value: number): number {
  return Math.round(parts * value) / parts;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
