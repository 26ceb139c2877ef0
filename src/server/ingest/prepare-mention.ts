import type { MentionRow } from '../../contract/canonical-rows';
import { deterministicId, mentionId } from '../../domain/ids';
import { detectLanguage } from '../../domain/text/language';
import { type SentimentEngine, statedScore } from '../../domain/text/sentiment-score';
import type { NewMention } from '../stores/mention.store';
import { scoreColumns } from './score-columns';

/** What decides how a row becomes a mention, besides the row. */
export interface PrepareContext {
  importId: string;
  now: Date;
  engine: SentimentEngine;
  isOurs(source: string, author: string): boolean;
}

export interface PreparedMention {
  line: number;
  mention: NewMention & { text: string };
  labels: MentionRow['labels'];
  identifiedBy: 'id' | 'url' | 'content';
}

/** A canonical row → the mention that would be stored: id, direction, language, score. Pure but for the context. */
export function prepareMention(line: number, row: MentionRow, context: PrepareContext): PreparedMention {
  const { id, by } = mentionId(row);
  const ours = row.author !== null && context.isOurs(row.source, row.author);
  const direction = ours ? 'outbound' : (row.direction ?? 'inbound');
  const lang = row.lang ?? detectLanguage(row.text);
  const score = row.sentiment === null ? context.engine.score(row.text, lang) : statedScore(row.sentiment);
  return {
    line,
    identifiedBy: by,
    labels: row.labels,
    mention: {
      id,
      source: row.source,
      external_id: row.externalId,
      at: new Date(row.at),
      learned_at: context.now,
      direction,
      stated_direction: row.direction,
      author: row.author,
      author_name: row.authorName,
      followers: row.followers,
      text: row.text,
      url: row.url,
      in_reply_to_id: row.inReplyTo === null ? null : deterministicId('mention', row.source, row.inReplyTo),
      lang,
      private: row.private,
      labels: JSON.stringify(row.labels),
      ...scoreColumns(score, direction),
      deleted_at: null,
      import_id: context.importId,
    },
  };
}
