import { sql } from 'kysely';
import { type ColumnTypes, columnList, unnestRows } from '../db/bulk';
import type { Db, Tx } from '../db/database';
import type { MentionImportTable, MentionTable, MentionVersionTable } from '../db/mention-tables';
import type { CountedMention } from '../ingest/rollup-deltas';

const COUNTED = [
  'id',
  'direction',
  'source',
  'lang',
  'at',
  'sentiment',
  'p_positive',
  'p_neutral',
  'p_negative',
  'engine',
  'followers',
  'complaint',
] as const;

/** A mention as it is stored first; labels are JSON text. */
export type NewMention = Omit<MentionTable, 'labels'> & { labels: string };

const MENTION_COLUMNS: ColumnTypes<NewMention> = {
  id: 'uuid',
  source: 'text',
  external_id: 'text',
  at: 'timestamptz',
  learned_at: 'timestamptz',
  direction: 'text',
  stated_direction: 'text',
  author: 'text',
  author_name: 'text',
  followers: 'bigint',
  text: 'text',
  url: 'text',
  in_reply_to_id: 'uuid',
  lang: 'text',
  private: 'boolean',
  labels: 'jsonb',
  sentiment: 'text',
  p_positive: 'integer',
  p_neutral: 'integer',
  p_negative: 'integer',
  engine: 'text',
  p_complaint: 'integer',
  complaint: 'boolean',
  deleted_at: 'timestamptz',
  import_id: 'uuid',
};

/** Locks mention rows in id order (so writers never deadlock) and answers their counted columns by id. */
export async function lockCounted(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, Omit<CountedMention, 'topics'>>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('mention')
    .select(COUNTED)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Which of these mentions are stored, tombstones included. */
export async function storedAmong(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('mention')
    .select('id')
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Inserts mentions in id order, leaving out those that exist. */
export async function insertMentions(tx: Tx, mentions: readonly NewMention[]): Promise<void> {
  if (mentions.length === 0) return;
  const sorted = [...mentions].sort((a, b) => (a.id < b.id ? -1 : 1));
  await sql`insert into mention (${columnList(MENTION_COLUMNS)})
    select * from ${unnestRows(sorted, MENTION_COLUMNS)}
    on conflict (id) do nothing`.execute(tx);
}

/** The texts known of each mention: its first (`null` for a tombstone) and the later versions, by version number. */
export async function knownTexts(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { first: string | null; deleted: boolean; versions: Map<number, string> }>> {
  const known = new Map<string, { first: string | null; deleted: boolean; versions: Map<number, string> }>();
  if (ids.length === 0) return known;
  const any = sql<string>`any(${ids}::uuid[])`;
  const mentions = await tx
    .selectFrom('mention')
    .select(['id', 'text', 'deleted_at'])
    .where('id', '=', any)
    .execute();
  for (const row of mentions) {
    known.set(row.id, { first: row.text, deleted: row.deleted_at !== null, versions: new Map() });
  }
  const versions = await tx
    .selectFrom('mention_version')
    .select(['mention_id', 'version', 'text'])
    .where('mention_id', '=', any)
    .execute();
  for (const row of versions) known.get(row.mention_id)?.versions.set(row.version, row.text);
  return known;
}

/** Keeps later texts of mentions. */
export async function insertVersions(tx: Tx, versions: readonly MentionVersionTable[]): Promise<void> {
  if (versions.length === 0) return;
  const types: ColumnTypes<MentionVersionTable> = {
    mention_id: 'uuid',
    version: 'integer',
    text: 'text',
    learned_at: 'timestamptz',
    import_id: 'uuid',
  };
  await sql`insert into mention_version (${columnList(types)}) select * from ${unnestRows(versions, types)}
    on conflict (mention_id, version) do nothing`.execute(tx);
}

/** Records which imports brought which mentions; a pair known already is left as it is. */
export async function linkToImport(tx: Tx, links: readonly MentionImportTable[]): Promise<void> {
  if (links.length === 0) return;
  const types: ColumnTypes<MentionImportTable> = {
    mention_id: 'uuid',
    import_id: 'uuid',
    version: 'integer',
  };
  await sql`insert into mention_import (${columnList(types)}) select * from ${unnestRows(links, types)}
    on conflict (mention_id, import_id) do nothing`.execute(tx);
}

/** Which of these ids were deleted or erased once, whether or not a row still stands for them. */
export async function tombstonesAmong(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('tombstone')
    .select('mention_id')
    .where('mention_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Set(rows.map((row) => row.mention_id));
}

/**
 * Turns mentions into tombstones: words, author, address and labels go, later texts too; direction, sentiment and
 * every other counted column stay frozen. Ids without a row are remembered as well.
 */
export async function buryMentions(
  tx: Tx,
  ids: readonly string[],
  reason: 'deleted' | 'erased',
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const any = sql<string>`any(${ids}::uuid[])`;
  await sql`insert into tombstone (mention_id, reason, at)
    select id, ${reason}, ${now.toISOString()}::timestamptz from unnest(${ids}::uuid[]) as id
    on conflict (mention_id) do nothing`.execute(tx);
  await tx.deleteFrom('mention_version').where('mention_id', '=', any).execute();
  await tx
    .updateTable('mention')
    .set({
      text: null,
      author: null,
      author_name: null,
      url: null,
      external_id: null,
      labels: '{}',
      deleted_at: now,
    })
    .where('id', '=', any)
    .execute();
}

/** Ids of the mentions of an author, compared without case and a leading @; `source` `null` is every source. */
export async function mentionsOfAuthor(tx: Tx, author: string, source: string | null): Promise<string[]> {
  const rows = await tx
    .selectFrom('mention')
    .select('id')
    .where(sql`lower(ltrim(author, '@'))`, '=', author)
    .$if(source !== null, (query) => query.where('source', '=', source as string))
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** A mention as the post that it is; `null` when there is none or its words are gone. */
export async function readAsPost(
  db: Db,
  id: string,
): Promise<{
  at: Date;
  channel: string;
  text: string;
  url: string | null;
  externalId: string | null;
} | null> {
  const row = await db
    .selectFrom('mention')
    .select(['at', 'source', 'text', 'url', 'external_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row || row.text === null) return null;
  const { at, source, text, url, external_id } = row;
  return { at, channel: source, text, url, externalId: external_id };
}

export async function deleteMentions(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const any = sql<string>`any(${ids}::uuid[])`;
  await tx.deleteFrom('mention_version').where('mention_id', '=', any).execute();
  await tx.deleteFrom('mention').where('id', '=', any).execute();
}

/** The next mentions of an import in id order, after `afterId`. */
export async function mentionsOfImport(
  tx: Tx,
  importId: string,
  afterId: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('mention_import')
    .select('mention_id')
    .where('import_id', '=', importId)
    .$if(afterId !== null, (query) => query.where('mention_id', '>', afterId as string))
    .orderBy('mention_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.mention_id);
}

/** Takes the links of one import away and answers what other imports still bring: mention → import and version. */
export async function unlinkImport(
  tx: Tx,
  importId: string,
  ids: readonly string[],
): Promise<Map<string, { importId: string; version: number }>> {
  const any = sql<string>`any(${ids}::uuid[])`;
  await tx
    .deleteFrom('mention_import')
    .where('import_id', '=', importId)
    .where('mention_id', '=', any)
    .execute();
  const rows = await tx
    .selectFrom('mention_import')
    .selectAll()
    .where('mention_id', '=', any)
    .orderBy('version', 'desc')
    .orderBy('import_id', 'desc')
    .execute();
  // Descending, so that the lowest version of each mention is the one that stays in the map.
  return new Map(rows.map((row) => [row.mention_id, { importId: row.import_id, version: row.version }]));
}

/** What a mention stands on after the import that brought its first words is gone. */
export async function adoptMentions(
  tx: Tx,
  adoptions: readonly { id: string; importId: string; version: number }[],
): Promise<void> {
  for (const { id, importId, version } of adoptions) {
    await tx.updateTable('mention').set({ import_id: importId }).where('id', '=', id).execute();
    if (version === 0) continue;
    const promoted = tx
      .selectFrom('mention_version')
      .select('text')
      .where('mention_id', '=', id)
      .where('version', '=', version);
    await tx
      .updateTable('mention')
      .set({ text: promoted })
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .execute();
    await tx
      .deleteFrom('mention_version')
      .where('mention_id', '=', id)
      .where('version', '=', version)
      .execute();
    await tx
      .updateTable('mention_import')
      .set({ version: 0 })
      .where('mention_id', '=', id)
      .where('version', '=', version)
      .execute();
  }
}

/** What an engine needs to score mentions anew; tombstones have no words and are left out. */
export async function readForScoring(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; text: string; direction: 'inbound' | 'outbound'; engine: string | null }[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('mention')
    .select(['id', 'direction', 'engine'])
    .select(sql<string>`text`.as('text'))
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('text', 'is not', null)
    .execute();
}

export type StoredScore = Pick<
  MentionTable,
  | 'id'
  | 'lang'
  | 'sentiment'
  | 'p_positive'
  | 'p_neutral'
  | 'p_negative'
  | 'engine'
  | 'p_complaint'
  | 'complaint'
>;

/** Replaces language, score and complaint of mentions. */
export async function writeScores(tx: Tx, scores: readonly StoredScore[]): Promise<void> {
  for (const { id, ...columns } of scores) {
    await tx.updateTable('mention').set(columns).where('id', '=', id).execute();
  }
}
