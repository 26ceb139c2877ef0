import type { ImportKind } from './rows';

export interface CanonicalColumn {
  name: string;
  required: boolean;
}

const columns = (required: string[], optional: string[]): CanonicalColumn[] => [
  ...required.map((name) => ({ name, required: true })),
  ...optional.map((name) => ({ name, required: false })),
];

/**
 * What an import of each kind can take in. `at.time` is for files that keep the time of day in a column of its own;
 * `end` takes a date without a time as the last day, `end_exclusive` as the first day after; `at` of an exposure is an
 * instant of its day. Mentions also take
 * `label.NAME`, posts `metric.NAME`.
 */
export const CANONICAL: Record<ImportKind, readonly CanonicalColumn[]> = {
  mentions: columns(
    ['at', 'text'],
    [
      'id',
      'author',
      'author_name',
      'followers',
      'lang',
      'url',
      'in_reply_to',
      'direction',
      'source',
      'sentiment',
      'at.time',
    ],
  ),
  campaigns: columns(['name', 'start', 'end'], ['id', 'end_exclusive', 'channels', 'objective', 'owner']),
  posts: columns(['at', 'text'], ['id', 'channel', 'url', 'campaign', 'at.time']),
  marks: columns(['at', 'label'], ['id', 'kind', 'end', 'end_exclusive', 'url', 'version', 'at.time']),
  exposure: columns(['day', 'value'], ['at', 'series', 'unit']),
};

/** Columns of an open family: `label.brand` of mentions, `metric.clicks` of posts. */
export const FAMILY: Record<ImportKind, 'label.' | 'metric.' | null> = {
  mentions: 'label.',
  campaigns: null,
  posts: 'metric.',
  marks: null,
  exposure: null,
};

/** Columns that stand in for a required one. */
const STAND_INS: Readonly<Record<string, string>> = { end: 'end_exclusive', day: 'at' };

/** Required columns that a mapping leaves open; `end_exclusive` stands in for `end`, `at` for `day`. */
export function missingColumns(kind: ImportKind, mapped: ReadonlySet<string>): string[] {
  return CANONICAL[kind]
    .filter(({ name, required }) => required && !mapped.has(name))
    .map(({ name }) => name)
    .filter((name) => !mapped.has(STAND_INS[name] ?? ''));
}

/** `Tweet Id`, `tweet_id` and `tweetId` are one name; letters and digits of any script count. */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
