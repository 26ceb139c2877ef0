import type { AuditReport } from '../../contract/audit';
import {
  type AuditQuality,
  type Confusion,
  judgeConfusion,
  MIN_LABELS_OF_CLASS,
} from '../../domain/audit/judge-confusion';
import { COMPLAINT_VERSION } from '../../domain/complaint';
import { proportionInterval } from '../../domain/proportion-interval';
import type { Db } from '../db/database';
import { auditCells, auditSums, type ConfusionCell } from '../stores/label.store';

const CLASSES = ['negative', 'neutral', 'positive'] as const;

/** How right the engine is by the labels of audits, and how right the rule of complaints. */
export async function auditReport(db: Db, engine: string): Promise<AuditReport> {
  const cells = await auditCells(db, engine, false);
  const byTopic = await auditCells(db, engine, true);
  const { skipped, earlier, ...complaints } = await auditSums(db, engine, COMPLAINT_VERSION);
  const names = new Map(byTopic.map(({ topicId, topicName }) => [topicId as string, topicName as string]));
  return {
    engine,
    complaintVersion: COMPLAINT_VERSION,
    ofEarlierEngines: earlier,
    skipped,
    sentiment: qualityOf(cells),
    byLanguage: [...new Set(cells.map(({ lang }) => lang))]
      .sort()
      .map((lang) => ({ lang, ...qualityOf(cells.filter((cell) => cell.lang === lang)) })),
    byTopic: [...names]
      .sort(([, a], [, b]) => (a < b ? -1 : 1))
      .map(([topicId, name]) => ({
        topicId,
        name,
        ...qualityOf(byTopic.filter((cell) => cell.topicId === topicId)),
      })),
    complaint: complaintQuality(complaints),
  };
}

function qualityOf(cells: readonly ConfusionCell[]): AuditQuality {
  const confusion = CLASSES.map((truth) =>
    CLASSES.map((said) =>
      cells
        .filter((cell) => cell.sentiment === truth && cell.said === said)
        .reduce((sum, { labels }) => sum + labels, 0),
    ),
  ) as unknown as Confusion;
  return judgeConfusion(confusion);
}

function complaintQuality(
  sums: Record<'found' | 'missed' | 'wrong' | 'right', number>,
): AuditReport['complaint'] {
  const { found, missed, wrong, right } = sums;
  const labels = found + missed + wrong + right;
  const share = (part: number, all: number) => {
    if (all < MIN_LABELS_OF_CLASS) return null;
    const { low, high } = proportionInterval(part, all);
    return { value: part / all, low, high };
  };
  const few = found + missed < MIN_LABELS_OF_CLASS || found + wrong < MIN_LABELS_OF_CLASS;
  return {
    labels,
    ...sums,
    precision: share(found, found + wrong),
    recall: share(found, found + missed),
    tooFew: few
      ? `too few labels: ${found + missed} complaints and ${found + wrong} it called so, ${MIN_LABELS_OF_CLASS} of each are needed`
      : null,
  };
}
