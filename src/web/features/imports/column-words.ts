import type { ImportKind } from '../../../contract/imports';

/** What each canonical column holds, for people who never saw the format. */
const WORDS: Record<string, string> = {
  at: 'when it was said',
  'at.time': 'time of day, where the date stands alone',
  text: 'the words',
  id: 'its own number or name',
  author: 'who said it',
  author_name: 'the name shown for who said it',
  followers: 'followers of who said it',
  lang: 'language',
  url: 'its address',
  in_reply_to: 'what it answers',
  direction: 'inbound or outbound',
  source: 'where it was said',
  sentiment: 'positive, neutral or negative',
  name: 'name',
  start: 'first day',
  end: 'end, a date being the last day',
  end_exclusive: 'end, the first day after',
  channels: 'channels',
  channel: 'channel',
  objective: 'what it is meant to change',
  owner: 'who owns it',
  campaign: 'campaign it belongs to',
  label: 'what it is',
  kind: 'release, fix, incident or note',
  version: 'version',
  day: 'the day it counts',
  value: 'how many that day',
  series: 'which series it belongs to',
  unit: 'what it counts',
};

/** Other words where a kind means something else by the same column. */
const OTHER_WORDS: Partial<Record<ImportKind, Record<string, string>>> = {
  posts: { at: 'when it was posted' },
  exposure: { at: 'an instant of the day it counts' },
  marks: { at: 'when it happened', end: 'when it ended, a date being the last day' },
};

/** A canonical column in plain words; one that has none keeps its name. */
export function columnWords(kind: ImportKind, canonical: string): string {
  return OTHER_WORDS[kind]?.[canonical] ?? WORDS[canonical] ?? canonical;
}
