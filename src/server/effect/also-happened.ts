import type { Campaign } from '../../contract/campaigns';
import type { CampaignEffect } from '../../contract/effects';
import type { Mark } from '../../contract/marks';
import type { Stretch } from '../../domain/coverage';
import type { Db } from '../db/database';
import { iso } from '../routes/reading';
import { marksInWindow } from '../stores/mark.store';
import { recordedAfter } from '../stores/recorded.store';

export type AlsoHappened = CampaignEffect['alsoHappened'][number];

const MAX_MARKS = 5000;
const LONGEST_PAUSE_MS = 86_400_000;
/** A mark over at least this share of the window cannot be told apart from what is asked about. */
const REFUSING_SHARE = 0.5;

/** Half-open, in epoch milliseconds. */
interface Window {
  fromMs: number;
  toMs: number;
}

/**
 * What else lay in a campaign's window, in time order: other campaigns, releases, fixes, incidents, notes, and sources
 * that were connected or lost. Another campaign over half the window refuses the effect only where both may be about
 * the same: they share a topic, or one of them names none. What was written down after `settledMs`, when the pledge was
 * decided, refuses no more: nobody takes a verdict away afterwards. `null`: nothing is decided yet.
 */
export async function alsoHappened(
  db: Db,
  campaign: Pick<Campaign, 'id' | 'topics'> & { settledMs: number | null },
  window: Window,
  stretches: readonly Stretch[],
): Promise<AlsoHappened[]> {
  if (window.fromMs >= window.toMs) return [];
  const marks = await marksInWindow(
    db,
    { from: new Date(window.fromMs), to: new Date(window.toMs) },
    { limit: MAX_MARKS, cursor: null },
  );
  const listed = marks
    .filter(({ id, kind }) => id !== campaign.id && kind !== 'post')
    .map((mark) => ({ mark, share: shareOf(mark, window), refuses: covers(mark, window, campaign.topics) }));
  const since = await addedSince(
    db,
    listed.filter(({ refuses }) => refuses).map(({ mark }) => mark.id),
    campaign.settledMs,
  );
  const told = listed.map(({ mark: { kind, id, label, at, endExclusive }, share, refuses }) => {
    const isSince = since.has(id);
    return { kind, id, label, at, endExclusive, share, refuses: refuses && !isSince, addedSince: isSince };
  });
  return [...told, ...coverageChanges(stretches, window)].sort((one, other) => (one.at < other.at ? -1 : 1));
}

/** Whether a mark covers so much of a window, and may be about the same, that an effect in it cannot be told apart. */
export function covers(
  mark: Pick<Mark, 'kind' | 'at' | 'endExclusive' | 'topics'>,
  window: Window,
  topics: readonly string[],
): boolean {
  return shareOf(mark, window) >= REFUSING_SHARE && mayBeAboutTheSame(mark, topics);
}

async function addedSince(db: Db, ids: readonly string[], settledMs: number | null): Promise<Set<string>> {
  return settledMs === null ? new Set() : recordedAfter(db, ids, new Date(settledMs));
}

function shareOf({ at, endExclusive }: Pick<Mark, 'at' | 'endExclusive'>, { fromMs, toMs }: Window): number {
  if (endExclusive === null) return 0;
  const overlap = Math.min(toMs, Date.parse(endExclusive)) - Math.max(fromMs, Date.parse(at));
  return Math.max(0, overlap) / (toMs - fromMs);
}

function mayBeAboutTheSame(mark: Pick<Mark, 'kind' | 'topics'>, topics: readonly string[]): boolean {
  if (mark.kind !== 'campaign' || mark.topics.length === 0 || topics.length === 0) return true;
  return mark.topics.some((topic) => topics.includes(topic));
}

/** Sources whose collection began or ended inside the window; interruptions of up to a day are none. */
function coverageChanges(stretches: readonly Stretch[], { fromMs, toMs }: Window): AlsoHappened[] {
  const change = (label: string, atMs: number): AlsoHappened[] =>
    atMs > fromMs && atMs < toMs - LONGEST_PAUSE_MS
      ? [
          {
            kind: 'coverage',
            id: null,
            label,
            at: iso(atMs),
            endExclusive: null,
            share: 0,
            refuses: false,
            addedSince: false,
          },
        ]
      : [];
  return stretches.flatMap(({ source, fromMs: beganMs, toMs: endedMs }, index) => {
    const [before, next] = [stretches[index - 1], stretches[index + 1]];
    const goesOn = before?.source === source && beganMs - before.toMs <= LONGEST_PAUSE_MS;
    const isTakenUp = next?.source === source && next.fromMs - endedMs <= LONGEST_PAUSE_MS;
    return [
      ...(goesOn ? [] : change(`${source} began to be collected`, beganMs)),
      ...(isTakenUp ? [] : change(`${source} stopped being collected`, endedMs)),
    ];
  });
}
