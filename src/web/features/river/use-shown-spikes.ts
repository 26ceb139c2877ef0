import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Currents, Spike } from '../../../contract/currents';
import { spikesQuery } from './river-queries';

/** A burst on the chart: of what is shown (`topic` is `null`), or of one topic. */
export type ShownSpike = Spike & { topic: { id: string; name: string } | null };

const NONE: readonly ShownSpike[] = [];
const DAY_MS = 86_400_000;
/** As long as `GET /spikes` answers. */
const LONGEST_MS = { hour: 31 * DAY_MS, day: 732 * DAY_MS };

/**
 * The bursts of what the chart shows; where that is everything, those of each topic beside them, and where several topics
 * are drawn, theirs. A filter by source, language or class leaves the topics' out: theirs are counted over all.
 */
export function useShownSpikes(currents: Currents | undefined): readonly ShownSpike[] {
  const asked = currents ? topicsAsked(currents) : null;
  const { data } = useQuery(spikesQuery(asked));
  return useMemo(() => {
    if (!currents?.spikes) return NONE;
    const own = currents.spikes.map((spike) => ({ ...spike, topic: null }));
    const chosen = currents.query.topic;
    const ofTopics =
      asked && data
        ? data.items.filter(
            ({ topic }) => topic !== null && (chosen.length === 0 || chosen.includes(topic.id)),
          )
        : NONE;
    const endMs = Date.parse(currents.query.to);
    return [...own, ...ofTopics]
      .filter(({ peak }) => Date.parse(peak) >= Date.parse(currents.query.from) && Date.parse(peak) < endMs)
      .sort((one, other) => Date.parse(one.peak) - Date.parse(other.peak) || other.severity - one.severity);
  }, [currents, asked, data]);
}

function topicsAsked({ query }: Currents): { from: string; to: string; bucket: 'hour' | 'day' } | null {
  const { from, to, bucket, topic, source, lang, sentiment } = query;
  if (bucket !== 'hour' && bucket !== 'day') return null;
  if (topic.length === 1 || source.length + lang.length + sentiment.length > 0) return null;
  return Date.parse(to) - Date.parse(from) <= LONGEST_MS[bucket] ? { from, to, bucket } : null;
}
