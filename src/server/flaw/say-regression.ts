import type { Tx } from '../db/database';
import { type FlawRow, mergedUnder } from '../stores/flaw.store';
import { addTask, linksOf } from '../stores/tracker.store';
import { regressionComment } from '../tracker/draft-issue';

/** Puts on the list that every followed issue of a flaw, also of what was merged into it, is commented on and opened again. */
export async function sayRegression(
  tx: Tx,
  flaw: FlawRow,
  { words, origin, now }: { words: string; origin: string; now: Date },
): Promise<void> {
  const merged = (await mergedUnder(tx, [flaw.id])).get(flaw.id) ?? [];
  const links = await linksOf(tx, [flaw.id, ...merged.map(({ id }) => id)]);
  for (const { flaw_id, url, repository, issue } of links.values()) {
    if (repository === null || issue === null) continue;
    const content = { title: flaw.title, body: regressionComment(flaw, words, origin), labels: [] };
    for (const [place, kind] of (['comment', 'reopen'] as const).entries()) {
      // In this order: what is said comes before what is done.
      const made = new Date(now.getTime() + place);
      await addTask(
        tx,
        { id: crypto.randomUUID(), flaw_id, kind, url, repository, issue, content, actor: null },
        made,
      );
    }
  }
}
