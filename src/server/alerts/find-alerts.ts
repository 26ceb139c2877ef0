import type { LooksFor } from '../../contract/alert-rules';
import type { Finding } from '../../domain/alerts/finding';
import type { Db } from '../db/database';
import { definedAgainAt } from '../stores/alert-rule.store';
import { rescoringUnderWay } from '../stores/rescoring.store';
import { listTopicVersions } from '../stores/topic-version.store';
import type { AlertContext, CountedTopic, LookWindow } from './alert-context';
import { findBreaches } from './find-breaches';
import { findBursts } from './find-bursts';
import { findDammed } from './find-dammed';
import { findRegressions } from './find-regressions';
import { findSilent } from './find-silent';
import { findUnanswered } from './find-unanswered';

/** What meets a rule's conditions in a window, and the series it was looked for in, where it is one. */
export interface Found {
  findings: Finding[];
  series: { startMs: number; value: number | null; expected: number | null; upper: number | null }[] | null;
}

/** Found, or why it cannot be looked for now. */
export type LookedFor = ({ problem: null; definedMs: number | null } & Found) | { problem: string };

/**
 * Looks for what a rule asks in a window. Replays and living rules look the same way: complete buckets only, each judged
 * by what came before it.
 */
export async function findAlerts(
  db: Db,
  context: AlertContext,
  looksFor: LooksFor,
  window: LookWindow,
): Promise<LookedFor> {
  switch (looksFor.kind) {
    case 'spike':
    case 'threshold': {
      const counted = await countedTopic(db, looksFor.topic);
      if ('problem' in counted) return counted;
      const needsScores = looksFor.measure !== 'mentions';
      if (needsScores && (await rescoringUnderWay(db)) !== null)
        return { problem: 'History is being scored anew: it looks again when that is done.' };
      const found =
        looksFor.kind === 'spike'
          ? await findBursts(db, context, looksFor, counted, window)
          : await findBreaches(db, context, looksFor, counted, window);
      const definedMs = await definedAgainAt(db, looksFor.topic, needsScores);
      return { problem: null, definedMs, ...found };
    }
    case 'silence':
      return { problem: null, definedMs: null, ...(await findSilent(db, context, looksFor, window)) };
    case 'regressed':
      return { problem: null, definedMs: null, ...(await findRegressions(db, looksFor, window)) };
    case 'unanswered': {
      const counted = await countedTopic(db, looksFor.topic);
      if ('problem' in counted) return counted;
      const definedMs = await definedAgainAt(db, looksFor.topic, true);
      return { problem: null, definedMs, ...(await findUnanswered(db, context, looksFor, counted, window)) };
    }
    case 'dam':
      return { problem: null, definedMs: null, ...(await findDammed(db, looksFor, window)) };
  }
}

async function countedTopic(db: Db, id: string | null): Promise<CountedTopic | { problem: string }> {
  if (id === null) return { version: 0, topic: null };
  const topic = (await listTopicVersions(db, [id])).get(id);
  if (!topic) return { problem: 'Its topic was removed: choose another, or remove the rule.' };
  if (topic.version === null)
    return { problem: `${topic.name} is being counted for the first time: it looks when that is done.` };
  return { version: topic.version, topic: { id, name: topic.name } };
}
