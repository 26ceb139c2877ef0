import type { Tx } from '../db/database';
import { adoptPosts, dropFigures, figuresOf, type StatedFigures, writeFigures } from '../stores/post.store';

/**
 * Takes what an import said of posts back. A post that other imports brought, too, stays, with the figures they said;
 * of one for which none are left it is kept when they were withdrawn. Call it before the import's own posts are removed.
 */
export async function withdrawFigures(tx: Tx, importId: string, now: Date): Promise<void> {
  const withdrawn = await dropFigures(tx, importId);
  const left = await figuresOf(
    tx,
    withdrawn.map(({ postId }) => postId),
  );
  for (const { postId, metrics } of withdrawn) {
    const stated = left.get(postId) ?? [];
    const [first] = stated;
    if (first) await adoptPosts(tx, postId, { from: importId, to: first.importId });
    if (Object.keys(metrics).length === 0) continue;
    const standing = standingFigures(stated);
    const isGone = Object.keys(standing.metrics).length === 0;
    await writeFigures(tx, postId, { ...standing, withdrawnAt: isGone ? now : null });
  }
}

/** What several imports said of a post, oldest first: of each figure the newest stands. */
export function standingFigures(stated: readonly StatedFigures[]): {
  metrics: Record<string, number>;
  last: StatedFigures | null;
} {
  return {
    metrics: Object.assign({}, ...stated.map(({ metrics }) => metrics)),
    last: stated.findLast(({ metrics }) => Object.keys(metrics).length > 0) ?? null,
  };
}
