import type { ThreadItem } from '../../../contract/thread-list';
import { csvText } from '../../../domain/csv-text';
import type { FilterChip } from './thread-filters';

/** A list is saved up to here. */
export const MOST_SAVED = 10_000;

/** The list as filtered, one thread a line; times are instants, so that no zone is left to guess. */
export function threadsCsv(
  items: readonly ThreadItem[],
  {
    chips,
    order,
    complete,
    askedAt,
    topicNames,
  }: {
    chips: readonly FilterChip[];
    order: string;
    /** Is this the whole list? */
    complete: boolean;
    askedAt: string;
    topicNames: ReadonlyMap<string, string>;
  },
): string {
  return csvText([
    ['Eddyline: threads'],
    ['asked at (UTC)', askedAt],
    ['times', 'UTC'],
    ['order', order],
    ...(chips.length === 0
      ? [['filter', 'none']]
      : chips.map(({ name, label }) => [`filter: ${name.toLowerCase()}`, label])),
    ['threads', items.length, complete ? 'all' : `the first ${items.length}; there are more`],
    [],
    [
      'id',
      'state',
      'last_at_utc',
      'started_at_utc',
      'waiting_since_utc',
      'first_reply_seconds',
      'turns',
      'turns_in',
      'turns_ours',
      'people',
      'days',
      'most_followers',
      'positive',
      'neutral',
      'negative',
      'complaints',
      'source',
      'lang',
      'topics',
      'author',
      'author_name',
      'opening_text',
      'opening_sentiment',
      'found_author',
      'found_text',
      'handled_at_utc',
      'handled_reason',
    ],
    ...items.map((thread) => [
      thread.id,
      thread.state,
      thread.lastAt,
      thread.startedAt,
      thread.waitingSince,
      thread.firstReplySeconds,
      thread.mentions,
      thread.inbound,
      thread.outbound,
      thread.people,
      thread.inboundDays,
      thread.followers,
      thread.positive,
      thread.neutral,
      thread.negative,
      thread.complaints,
      thread.source,
      thread.lang,
      thread.topics.map((id) => topicNames.get(id) ?? id).join('; '),
      thread.opening.author,
      thread.opening.authorName,
      thread.opening.text,
      thread.opening.sentiment,
      thread.found?.author ?? null,
      thread.found?.text ?? null,
      thread.handled?.at ?? null,
      thread.handled?.reason ?? null,
    ]),
  ]);
}
