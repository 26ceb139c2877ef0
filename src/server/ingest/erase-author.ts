import { toHandle } from '../../domain/voice-id';
import type { Db } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { buryMentions, mentionsOfAuthor } from '../stores/mention.store';
import { emptyPosts } from '../stores/post.store';
import { suppress, suppressionKey } from '../stores/suppression.store';
import { deleteToldOf } from '../stores/told.store';
import { deleteNotesAbout } from '../stores/voice-note.store';
import { hashAuthor } from './author-hash';
import { changeCounted } from './counted-change';

/**
 * Erases a person on one source or all: their mentions become tombstones (counts stay), and a keyed hash of the
 * handle keeps later imports from bringing words back. What we noted about them goes, too, and who was told. Answers how many mentions were emptied.
 */
export async function eraseAuthor(db: Db, author: string, source: string | null, now: Date): Promise<number> {
  const handle = toHandle(author);
  return inTransaction(db, async (tx) => {
    await suppress(tx, await hashAuthor(await suppressionKey(tx), source ?? '', handle), now);
    const ids = await mentionsOfAuthor(tx, handle, source);
    await changeCounted(tx, ids, async () => {
      await buryMentions(tx, ids, 'erased', now);
      await emptyPosts(tx, ids);
      return ids;
    });
    await deleteNotesAbout(tx, handle, source);
    await deleteToldOf(tx, handle, source);
    return ids.length;
  });
}
