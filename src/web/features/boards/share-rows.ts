import type { Currents } from '../../../contract/currents';

export interface ShareRow {
  topic: string;
  mentions: number | null;
  /** 0…1 of the set; `null` when either is not known or the set is empty. Topics overlap: shares may exceed 1 together. */
  share: number | null;
}

/** Shares of topics in a set (`among`, itself one of the series) or in all mentions, largest first. */
export function shareRows(
  currents: Pick<Currents, 'series' | 'totals'>,
  topics: readonly string[],
  among: string | null,
): { rows: ShareRow[]; all: number | null } {
  const mentionsOf = (topic: string) =>
    currents.series.find((series) => series.topic === topic)?.totals.mentions ?? null;
  const all = among === null ? currents.totals.mentions : mentionsOf(among);
  const rows = topics.map((topic) => {
    const mentions = mentionsOf(topic);
    return { topic, mentions, share: mentions === null || !all ? null : mentions / all };
  });
  return { rows: rows.sort((one, other) => (other.mentions ?? -1) - (one.mentions ?? -1)), all };
}
