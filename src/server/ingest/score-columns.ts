import { isComplaint } from '../../domain/complaint';
import type { SentimentScore } from '../../domain/text/sentiment-score';
import type { MentionTable } from '../db/mention-tables';

/** What a score says, as a mention's columns; `null` where nothing was scored. What goes out is no complaint. */
export function scoreColumns(score: SentimentScore | null, direction: MentionTable['direction']) {
  const sentiment = score?.label ?? null;
  const pComplaint = score?.pComplaint ?? null;
  return {
    sentiment,
    p_positive: score?.pPositive ?? null,
    p_neutral: score?.pNeutral ?? null,
    p_negative: score?.pNegative ?? null,
    engine: score?.engine ?? null,
    p_complaint: pComplaint,
    complaint: isComplaint({ direction, sentiment, pComplaint }),
  };
}
