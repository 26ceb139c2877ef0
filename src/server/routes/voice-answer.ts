import type { Voice } from '../../contract/voices';
import { webAddress } from '../../domain/web-address';
import type { Db } from '../db/database';
import { readTurns } from '../stores/thread-read.store';
import { quotedThreads, topicsOfMentions } from '../stores/voice.store';

/** Mentions as they are quoted, in the order of their ids; what has no words (any more) is left out. */
export async function answerVoices(db: Db, ids: readonly string[]): Promise<Voice[]> {
  const rows = await readTurns(db, ids);
  const threads = await quotedThreads(db, ids);
  const topics = await topicsOfMentions(db, ids);
  return ids.flatMap((id): Voice[] => {
    const row = rows.get(id);
    if (!row || row.text === null) return [];
    const { at, author_name, url, direction: _, text, ...voice } = row;
    return [
      {
        ...voice,
        text,
        at: at.toISOString(),
        authorName: author_name,
        url: webAddress(url),
        thread: threads.get(id) ?? { id, mentions: 1 },
        topics: topics.get(id) ?? [],
      },
    ];
  });
}
