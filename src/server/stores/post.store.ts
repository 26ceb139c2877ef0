import { sql } from 'kysely';
import type { Post } from '../../contract/posts';
import { unnestRows } from '../db/bulk';
import type { Db, Tx } from '../db/database';
import type { PostTable } from '../db/paddling-tables';
import { toActor } from './person.store';

interface Page {
  limit: number;
  cursor: { at: string; id: string } | null;
}

/** Posts, newest first, of one campaign or all. */
export async function listPosts(db: Db, campaignId: string | null, page: Page): Promise<Post[]> {
  const rows = await postQuery(db)
    .$if(campaignId !== null, (query) => query.where('post.campaign_id', '=', campaignId))
    .$if(page.cursor !== null, (query) =>
      query.where(
        sql<boolean>`(post.at, post.id) < (${page.cursor?.at}::timestamptz, ${page.cursor?.id}::uuid)`,
      ),
    )
    .orderBy('post.at', 'desc')
    .orderBy('post.id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map(toPost);
}

/** One post; `null` when there is none. */
/** How many posts went out in `[from, to)`. */
export async function countPosts(db: Db, window: { from: Date; to: Date }): Promise<number> {
  const row = await db
    .selectFrom('post')
    .select((eb) => eb.fn.countAll<number>().as('posts'))
    .where('at', '>=', window.from)
    .where('at', '<', window.to)
    .executeTakeFirstOrThrow();
  return Number(row.posts);
}

export async function readPost(db: Db | Tx, id: string): Promise<Post | null> {
  const row = await postQuery(db).where('post.id', '=', id).executeTakeFirst();
  return row ? toPost(row) : null;
}

/** What a person or a file says of a post; figures by name. */
export type PostValues = Pick<PostTable, 'at' | 'channel' | 'text' | 'url' | 'campaign_id'> & {
  metrics: Record<string, number>;
};

/** What is known of each of these posts; those there are none of are left out. */
export async function readPostValues(tx: Tx, ids: readonly string[]): Promise<Map<string, PostValues>> {
  const rows = await tx
    .selectFrom('post')
    .select(['id', 'at', 'channel', 'text', 'url', 'campaign_id', 'metrics'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, ...values }) => [id, values]));
}

export type NewPost = PostValues & {
  id: string;
  externalId: string | null;
  importId: string | null;
  actor: string | null;
};

/** Adds a post unless one of this id stands; answers whether it was added. `now` is when its figures were learnt. */
export async function insertPost(tx: Tx, post: NewPost, now: Date): Promise<boolean> {
  const result = await tx
    .insertInto('post')
    .values(postColumns(post, now))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Adds a post or writes over the known one, whose figures are then its import's when that said some (`saysFigures`). */
export async function upsertPost(tx: Tx, post: NewPost, saysFigures: boolean, now: Date): Promise<void> {
  const columns = postColumns(post, now);
  const { id, external_id, import_id, figures_from, learned_at, withdrawn_at, ...told } = columns;
  const learnt = saysFigures ? { ...told, figures_from, learned_at, withdrawn_at } : told;
  await tx
    .insertInto('post')
    .values(columns)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(learnt))
    .execute();
}

/** What one import said of a post's figures. */
export interface StatedFigures {
  importId: string;
  metrics: Record<string, number>;
  learnedAt: Date;
}

/** Keeps what an import says of the figures of posts, none being said, too; said again, the newer words stand. */
export async function stateFigures(
  tx: Tx,
  said: ReadonlyMap<string, StatedFigures['metrics']>,
  { importId, learnedAt }: Omit<StatedFigures, 'metrics'>,
): Promise<void> {
  if (said.size === 0) return;
  const types = { post_id: 'uuid', metrics: 'jsonb' };
  const rows = [...said].map(([post_id, metrics]) => ({ post_id, metrics: JSON.stringify(metrics) }));
  await sql`insert into post_figures (post_id, import_id, metrics, learned_at)
    select post_id, ${importId}::uuid, metrics, ${learnedAt.toISOString()}::timestamptz
    from ${unnestRows(rows, types)} as said (post_id, metrics)
    on conflict (post_id, import_id) do update
      set metrics = post_figures.metrics || excluded.metrics, learned_at = excluded.learned_at`.execute(tx);
}

/** Forgets what an import said of figures, and answers it. */
export async function dropFigures(
  tx: Tx,
  importId: string,
): Promise<{ postId: string; metrics: Record<string, number> }[]> {
  const rows = await tx
    .deleteFrom('post_figures')
    .where('import_id', '=', importId)
    .returning(['post_id', 'metrics'])
    .execute();
  return rows.map(({ post_id, metrics }) => ({ postId: post_id, metrics }));
}

/** What imports said of the figures of posts, oldest first. */
export async function figuresOf(tx: Tx, postIds: readonly string[]): Promise<Map<string, StatedFigures[]>> {
  const found = new Map<string, StatedFigures[]>();
  const rows = await tx
    .selectFrom('post_figures')
    .selectAll()
    .where('post_id', '=', sql<string>`any(${postIds}::uuid[])`)
    .orderBy('seq')
    .execute();
  for (const { post_id, import_id, metrics, learned_at } of rows) {
    const stated = { importId: import_id, metrics, learnedAt: learned_at };
    found.set(post_id, [...(found.get(post_id) ?? []), stated]);
  }
  return found;
}

/** Makes a post that one import brought first another's. */
export async function adoptPosts(
  tx: Tx,
  postId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await tx
    .updateTable('post')
    .set({ import_id: to })
    .where('id', '=', postId)
    .where('import_id', '=', from)
    .execute();
}

/** Writes the figures that stand of a post, with the import that said them last. */
export async function writeFigures(
  tx: Tx,
  postId: string,
  {
    metrics,
    last,
    withdrawnAt,
  }: { metrics: Record<string, number>; last: StatedFigures | null; withdrawnAt: Date | null },
): Promise<void> {
  await tx
    .updateTable('post')
    .set({
      metrics: JSON.stringify(metrics),
      figures_from: last?.importId ?? null,
      withdrawn_at: withdrawnAt,
      ...(last ? { learned_at: last.learnedAt } : {}),
    })
    .where('id', '=', postId)
    .execute();
}

export async function updatePost(
  tx: Tx,
  id: string,
  values: Partial<Pick<PostTable, 'campaign_id' | 'at' | 'text'>> & { actor: string | null },
): Promise<void> {
  await tx.updateTable('post').set(values).where('id', '=', id).execute();
}

export async function deletePost(tx: Tx, id: string): Promise<boolean> {
  await tx.deleteFrom('post_figures').where('post_id', '=', id).execute();
  const result = await tx.deleteFrom('post').where('id', '=', id).executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** Takes the words and addresses out of posts whose mentions were erased; that they were posted stays. */
export async function emptyPosts(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .updateTable('post')
    .set({ text: '', url: null, external_id: null })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}

/** Ids of the posts an import added. */
export async function postsOfImport(tx: Tx, importId: string): Promise<string[]> {
  const rows = await tx.selectFrom('post').select('id').where('import_id', '=', importId).execute();
  return rows.map((row) => row.id);
}

function postColumns({ externalId, importId, metrics, ...post }: NewPost, now: Date) {
  return {
    ...post,
    external_id: externalId,
    metrics: JSON.stringify(metrics),
    learned_at: now,
    import_id: importId,
    figures_from: importId,
    withdrawn_at: null,
  };
}

function postQuery(db: Db | Tx) {
  return (db as Db)
    .selectFrom('post')
    .leftJoin('person', 'person.id', 'post.actor')
    .leftJoin('mention', 'mention.id', 'post.id')
    .leftJoin('import', 'import.id', 'post.figures_from')
    .leftJoin('thread_member as member', 'member.mention_id', 'mention.id')
    .selectAll('post')
    .select((eb) => [
      'person.id as actor_id',
      'person.name as actor_name',
      'import.file_name as import_file',
      'mention.id as mention_id',
      'mention.author as mention_author',
      'member.thread_id',
      eb
        .selectFrom('thread_member as turn')
        .select((inner) => inner.fn.countAll<number>().as('turns'))
        .whereRef('turn.thread_id', '=', 'member.thread_id')
        .as('turns'),
    ]);
}

type PostRow = Awaited<ReturnType<ReturnType<typeof postQuery>['executeTakeFirstOrThrow']>>;

function toPost(row: PostRow): Post {
  return {
    id: row.id,
    externalId: row.external_id,
    campaignId: row.campaign_id,
    at: row.at.toISOString(),
    channel: row.channel,
    text: row.text,
    url: row.url,
    metrics: row.metrics,
    learnedAt: row.learned_at.toISOString(),
    learnedFrom: row.figures_from === null ? null : { importId: row.figures_from, fileName: row.import_file },
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    mention:
      row.mention_id === null
        ? null
        : {
            id: row.mention_id,
            author: row.mention_author,
            threadId: row.thread_id ?? row.mention_id,
            replies: Math.max(0, (row.turns ?? 1) - 1),
          },
    actor: toActor(row),
  };
}
