import type { Currents } from '../../../contract/currents';

export interface ShareRow {
  /** `null`: us, everything in the set. */
  topic: string | null;
  mentions: number | null;
  /** 0…1 of the set; `null` when either is not known or the set is empty. Topics overlap: shares may exceed 1 together. */
  share: number | null;
}

/**
 * Shares of topics in a set (`among`, itself one of the series) or in all mentions, largest first; with `us` the set itself
 * leads them: what is collected here speaks about us, whoever else it names.
 */
export function shareRows(
  currents: Pick<Currents, 'series' | 'totals'>,
  { topics, among, us }: { topics: readonly string[]; among: string | null; us: boolean },
): { rows: ShareRow[]; all: number | null } {
  const mentionsOf = (topic: string) =>
    currents.series.find((series) => series.topic === topic)?.totals.mentions ?? null;
  const all = among === null ? currents.totals.mentions : mentionsOf(among);
  const rows = topics.map((topic) => {
    const mentions = mentionsOf(topic);
    return { topic, mentions, share: mentions === null || !all ? null : mentions / all };
  });
  rows.sort((one, other) => (other.mentions ?? -1) - (one.mentions ?? -1));
  const ours = { topic: null, mentions: all, share: all ? 1 : null };
  return { rows: us ? [ours, ...rows] : rows, all };
}
