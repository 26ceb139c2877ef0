import type { VoicesSample } from '../../../contract/voices';
import { csvText } from '../../../domain/csv-text';
import type { StretchQuestion } from './river-queries';

/** The quotes shown, with what they stand for: how many each class holds and how the sample is drawn. */
export function voicesCsv(
  { items, strata, method }: VoicesSample,
  { from, to, topic, source, lang, sentiment }: StretchQuestion,
  { zone, topics }: { zone: string; topics: readonly { id: string; name: string }[] },
): string {
  const anyOf = (values: readonly string[]) => (values.length === 0 ? 'all' : values.join(' '));
  const nameOf = (id: string) => topics.find((known) => known.id === id)?.name ?? id;
  const about = topic.slice(0, 1).map(nameOf);
  return csvText([
    ['Eddyline: voices (a sample of inbound mentions)'],
    ['from', from],
    ['to (exclusive)', to],
    ['time zone', zone],
    ['filter: topic', about[0] ?? 'all'],
    ['filter: source', anyOf(source)],
    ['filter: language', anyOf(lang)],
    ['filter: sentiment', anyOf(sentiment)],
    ...strata.map(({ sentiment: stratum, mentions, shown }) => ['class', stratum, `${shown} of ${mentions}`]),
    ['method', method],
    [],
    [
      'at_utc',
      'text',
      'author',
      'author_name',
      'followers',
      'source',
      'lang',
      'sentiment',
      'engine',
      'thread_id',
      'thread_mentions',
      'url',
      'topics',
    ],
    ...items.map((voice) => [
      voice.at,
      voice.text,
      voice.author,
      voice.authorName,
      voice.followers,
      voice.source,
      voice.lang,
      voice.sentiment,
      voice.engine,
      voice.thread.id,
      voice.thread.mentions,
      voice.url,
      voice.topics.map(nameOf).join('; '),
    ]),
  ]);
}
