import { sql } from 'kysely';
import type { ClassMeans } from '../../domain/quantify/class-means';
import type { SentimentClass } from '../../domain/text/sentiment-score';
import type { Db } from '../db/database';

/**
 * What an engine said of the mentions of an audit, by language and by the class that a person gave. Only draws at random
 * count: what people put right elsewhere is what was wrong.
 */
export async function measuredByAudit(
  db: Db,
  engine: string,
): Promise<{ lang: string; sentiment: SentimentClass; means: ClassMeans }[]> {
  const { rows } = await sql<{
    lang: string;
    sentiment: SentimentClass;
    labels: number;
    negative: number;
    positive: number;
    xx: number | null;
    xy: number | null;
    yy: number | null;
  }>`select lang, sentiment, count(*)::integer as labels,
      avg(scored_p_negative)::float8 as negative, avg(scored_p_positive)::float8 as positive,
      var_samp(scored_p_negative)::float8 as xx, var_samp(scored_p_positive)::float8 as yy,
      (covar_pop(scored_p_negative, scored_p_positive) * count(*) / nullif(count(*) - 1, 0))::float8 as xy
    from label where origin = 'audit' and taken_back_at is null and sentiment is not null
      and scored_engine = ${engine} and scored_p_negative is not null
    group by lang, sentiment`.execute(db);
  return rows.map(({ lang, sentiment, labels, negative, positive, xx, xy, yy }) => ({
    lang,
    sentiment,
    means: {
      labels,
      mean: [negative / 1e4, positive / 1e4],
      scatter: [(xx ?? 0) / 1e8, (xy ?? 0) / 1e8, (yy ?? 0) / 1e8],
    },
  }));
}
