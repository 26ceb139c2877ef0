import type { Mark } from '../../contract/marks';
import { ENDED_REACH_MS, type ExplainingMark } from '../../domain/spikes/explain-spike';
import type { CurrentsSpike } from '../../domain/spikes/judge-currents';
import type { Db } from '../db/database';
import { marksInWindow } from '../stores/mark.store';

const MAX_MARKS = 500;

/** Campaigns and incidents that can explain bursts: those from a week before the first of them on. */
export async function marksAround(
  db: Db,
  spikes: readonly CurrentsSpike[],
  nowMs: number,
): Promise<{ campaigns: ExplainingMark[]; incidents: ExplainingMark[] }> {
  if (spikes.length === 0) return { campaigns: [], incidents: [] };
  const fromMs = Math.min(...spikes.map(({ startMs }) => startMs)) - ENDED_REACH_MS;
  const marks = await marksInWindow(
    db,
    { from: new Date(fromMs), to: new Date(nowMs) },
    { kinds: ['campaign', 'incident'], limit: MAX_MARKS, cursor: null },
  );
  const ofKind = (kind: Mark['kind']) => marks.filter((mark) => mark.kind === kind).map(toExplaining);
  return { campaigns: ofKind('campaign'), incidents: ofKind('incident') };
}

function toExplaining({ id, label, at, endExclusive, topics }: Mark): ExplainingMark {
  return { id, label, startMs: Date.parse(at), endExclusiveMs: Date.parse(endExclusive ?? at), topics };
}
