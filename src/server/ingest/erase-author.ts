import type { Db } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { buryMentions, mentionsOfAuthor } from '../stores/mention.store';
import { emptyPosts } from '../stores/post.store';
import { suppress, suppressionKey } from '../stores/suppression.store';
import { hashAuthor, normaliseAuthor } from './author-hash';
import { changeCounted } from './counted-change';

/**
 * Erases a person on one source or all: their mentions become tombstones (counts stay), and a keyed hash of the
 * handle keeps later imports from bringing words back. Answers how many mentions were emptied.
 */
export async function eraseAuthor(db: Db, author: string, source: string | null, now: Date): Promise<number> {
  const normal = normaliseAuthor(author);
  return inTransaction(db, async (tx) => {
    await suppress(tx, await hashAuthor(await suppressionKey(tx), source ?? '', normal), now);
    const ids = await mentionsOfAuthor(tx, normal, source);
    await changeCounted(tx, ids, async () => {
      await buryMentions(tx, ids, 'erased', now);
      await emptyPosts(tx, ids);
      return ids;
    });
    return ids.length;
  });
}
