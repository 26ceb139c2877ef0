import { type RawBuilder, sql } from 'kysely';

/**
 * Each conversation once that hangs on one of these flaws or on what was merged into it; of a flaw that went into another
 * itself only what is its own.
 */
export function hangingOn(
  rootIds: readonly string[],
  window?: { from: Date; to: Date },
): RawBuilder<unknown> {
  const inWindow = window
    ? sql`and hung.at >= ${window.from.toISOString()}::timestamptz and hung.at < ${window.to.toISOString()}::timestamptz`
    : sql``;
  const ids = sql`any(${rootIds}::uuid[])`;
  const asked = sql`case when flaw.id = ${ids} then flaw.id else flaw.root_id end`;
  const columns = sql`scope.root_id, scope.stands_under, hung.thread_id, hung.opening_id, hung.at, hung.source,
    hung.person, hung.proposed`;
  const scope = sql`(
      select flaw.id, ${asked} as root_id, flaw.root_id as stands_under,
        count(*) over (partition by ${asked}) > 1 as is_shared
      from flaw where flaw.root_id = ${ids} or flaw.id = ${ids}
    ) scope join flaw_thread hung on hung.flaw_id = scope.id`;
  // Only where several flaws became one a conversation can hang there twice: then a person's word is the one.
  return sql`select ${columns} from ${scope} where not scope.is_shared ${inWindow}
    union all
    (select distinct on (scope.root_id, hung.thread_id) ${columns} from ${scope} where scope.is_shared ${inWindow}
    order by scope.root_id, hung.thread_id, hung.proposed, hung.flaw_id)`;
}
