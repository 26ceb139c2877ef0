import type { Tx } from '../db/database';
import type { MentionImportTable, MentionVersionTable } from '../db/mention-tables';
import { applyCorrections } from '../stores/correction.store';
import { redecideDirection } from '../stores/direction.store';
import {
  insertMentions,
  insertVersions,
  knownTexts,
  linkToImport,
  type NewMention,
  storedAmong,
  tombstonesAmong,
} from '../stores/mention.store';
import { lockThreads } from '../stores/thread.store';
import { arrangeThreads, planArrival, type ThreadChange } from './arrange-threads';
import { type ChangedWindow, changeCounted, type Written } from './counted-change';
import { matchArrivals } from './match-mentions';
import type { PreparedMention } from './prepare-mention';

export interface MentionsIngested {
  accepted: number;
  duplicate: number;
  changed: number;
  /** Of the duplicates: those that were deleted or erased, whose words were not taken in again. */
  withheld: number;
  window: ChangedWindow;
}

/**
 * Stores a batch of mentions: new ids are inserted and counted; a known id with a known text is a duplicate, with
 * another text a version; a tombstone stays one. First words win, also within the batch.
 */
export async function ingestMentions(tx: Tx, batch: readonly PreparedMention[]): Promise<MentionsIngested> {
  const byId = new Map<string, PreparedMention[]>();
  for (const prepared of batch) {
    const same = byId.get(prepared.mention.id);
    if (same) same.push(prepared);
    else byId.set(prepared.mention.id, [prepared]);
  }
  const ids = [...byId.keys()].sort();
  await lockThreads(tx);
  const buried = await tombstonesAmong(tx, ids);
  const stored = await storedAmong(tx, ids);
  const freshIds = ids.filter((id) => !stored.has(id) && !buried.has(id));
  const fresh = freshIds.map((id) => (byId.get(id) as [PreparedMention])[0]);
  const arrival = await planArrival(
    tx,
    fresh.map(({ mention }) => ({ id: mention.id, parentId: mention.in_reply_to_id })),
  );
  const inserted = new Set(fresh.map(({ mention }) => mention.id));
  const window = await changeCounted(tx, arrival.affected, async (_, live) => {
    await insertMentions(
      tx,
      fresh.map(({ mention }): NewMention => mention),
    );
    // Our accounts and posts may have changed since the rows were prepared.
    const otherwise = [...(await redecideDirection(tx, freshIds)), ...(await applyCorrections(tx, freshIds))];
    await arrangeThreads(tx, arrival);
    const topics = await matchArrivals(tx, fresh, arrival, live);
    return {
      touched: [...inserted, ...arrival.affected],
      known: knownOf(fresh, arrival, topics, new Set(otherwise)),
    };
  });
  const repeats = [...byId].filter(([id, rows]) => !inserted.has(id) || rows.length > 1);
  const outcome = await keepRepeats(tx, new Map(repeats), inserted, buried);
  const firstLinks = [...inserted].map((id) => ({
    mention_id: id,
    import_id: (byId.get(id) as [PreparedMention])[0].mention.import_id,
    version: 0,
  }));
  await linkToImport(tx, [...firstLinks, ...outcome.links]);
  return {
    accepted: inserted.size,
    duplicate: outcome.duplicate,
    changed: outcome.changed,
    withheld: outcome.withheld,
    window,
  };
}

/** What is stored of rows that were inserted just now, but for those that became something else than was prepared. */
function knownOf(
  fresh: readonly PreparedMention[],
  { threads }: ThreadChange,
  topics: ReadonlyMap<string, readonly number[]>,
  otherwise: ReadonlySet<string>,
): Written['known'] {
  return new Map(
    fresh
      .filter(({ mention }) => !otherwise.has(mention.id))
      .map(({ mention }) => {
        const counted = { ...mention, topics: topics.get(mention.id) ?? [] };
        return [mention.id, { counted, threadId: threads.get(mention.id) as string }];
      }),
  );
}

async function keepRepeats(
  tx: Tx,
  repeats: ReadonlyMap<string, PreparedMention[]>,
  inserted: ReadonlySet<string>,
  buried: ReadonlySet<string>,
) {
  const outcome = { duplicate: 0, changed: 0, withheld: 0, links: [] as MentionImportTable[] };
  const versions: MentionVersionTable[] = [];
  const known = await knownTexts(tx, [...repeats.keys()]);
  for (const [id, rows] of repeats) {
    const texts = known.get(id);
    for (const { mention } of inserted.has(id) ? rows.slice(1) : rows) {
      if (!texts || texts.deleted || buried.has(id)) {
        outcome.withheld++;
        outcome.duplicate++;
        if (texts) outcome.links.push({ mention_id: id, import_id: mention.import_id, version: 0 });
        continue;
      }
      const version = versionOf(texts, mention.text);
      if (version.isNew) {
        texts.versions.set(version.number, mention.text);
        versions.push({
          mention_id: id,
          version: version.number,
          text: mention.text,
          learned_at: mention.learned_at,
          import_id: mention.import_id,
        });
        outcome.changed++;
      } else outcome.duplicate++;
      outcome.links.push({ mention_id: id, import_id: mention.import_id, version: version.number });
    }
  }
  await insertVersions(tx, versions);
  return outcome;
}

function versionOf(texts: { first: string | null; versions: Map<number, string> }, text: string) {
  if (texts.first === text) return { number: 0, isNew: false };
  for (const [number, known] of texts.versions) if (known === text) return { number, isNew: false };
  return { number: Math.max(0, ...texts.versions.keys()) + 1, isNew: true };
}
