import type { Tx } from '../db/database';
import { hasSuppressed, suppressedAmong, suppressionKey } from '../stores/suppression.store';
import { hashAuthor } from './author-hash';
import type { PreparedMention } from './prepare-mention';

/** Parts a batch into what may be stored and what erased people said, which is refused. */
export async function withoutSuppressed(
  tx: Tx,
  batch: readonly PreparedMention[],
): Promise<{ kept: PreparedMention[]; refused: PreparedMention[] }> {
  if (!(await hasSuppressed(tx))) return { kept: [...batch], refused: [] };
  const key = await suppressionKey(tx);
  const hashes = new Map<string, string[]>();
  for (const { mention } of batch) {
    if (mention.author === null) continue;
    const name = `${mention.source}\u001f${mention.author}`;
    if (hashes.has(name)) continue;
    hashes.set(name, [
      await hashAuthor(key, mention.source, mention.author),
      await hashAuthor(key, '', mention.author),
    ]);
  }
  const found = await suppressedAmong(tx, [...hashes.values()].flat());
  const isRefused = ({ mention }: PreparedMention) =>
    mention.author !== null &&
    (hashes.get(`${mention.source}\u001f${mention.author}`) ?? []).some((hash) => found.has(hash));
  return { kept: batch.filter((row) => !isRefused(row)), refused: batch.filter(isRefused) };
}
