import { sql } from 'kysely';
import type { Db } from '../db/database';
import { type MatchedRule, matchesRule } from './route.store';

const SAMPLE = 10;

/** What a rule behind all others would route in the last days of what is here. */
export async function previewRule(
  db: Db,
  rule: MatchedRule,
  days: number,
): Promise<{
  threads: number;
  moved: number;
  keptByPeople: number;
  sample: { id: string; text: string | null; at: string }[];
}> {
  const inWindow = sql`thread.last_at > (select max(last_at) from thread) - make_interval(days => ${days}::integer)
    and thread.inbound > 0 and ${matchesRule(rule)}`;
  const { rows } = await sql<{ threads: number; moved: number; kept: number }>`
    select count(*)::integer as threads,
      (count(*) filter (where by <> 'person' and team is distinct from ${rule.team_id}::uuid))::integer as moved,
      (count(*) filter (where by = 'person'))::integer as kept
    from (select routed_by as by, routed_team as team from thread where ${inWindow}) found`.execute(db);
  const sample = await sql<{ thread_id: string; text: string | null; last_at: Date }>`
    select thread.thread_id, case when not said.private then said.text end as text, thread.last_at
    from thread join mention said on said.id = thread.opening_id
    where ${inWindow} order by thread.last_at desc, thread.thread_id limit ${SAMPLE}`.execute(db);
  const [{ threads, moved, kept }] = rows as [(typeof rows)[number]];
  return {
    threads,
    moved,
    keptByPeople: kept,
    sample: sample.rows.map(({ thread_id, text, last_at }) => ({
      id: thread_id,
      text,
      at: last_at.toISOString(),
    })),
  };
}
