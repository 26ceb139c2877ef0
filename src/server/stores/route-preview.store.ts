import { sql } from 'kysely';
import type { Db } from '../db/database';
import { type MatchedRule, matchesRule } from './route.store';

const SAMPLE = 10;

/** What a rule before `later` ones would route in the last days of data: what a person or one of those takes stays. */
export async function previewRule(
  db: Db,
  rule: MatchedRule,
  later: readonly MatchedRule[],
  days: number,
): Promise<{
  threads: number;
  moved: number;
  keptByPeople: number;
  takenByLater: number;
  sample: { id: string; text: string | null; at: string }[];
}> {
  const inWindow = sql`thread.last_at > (select max(last_at) from thread) - make_interval(days => ${days}::integer)
    and thread.inbound > 0 and ${matchesRule(rule)}`;
  const isTaken =
    later.length === 0
      ? sql`false`
      : sql.join(
          later.map((other) => matchesRule(other)),
          sql` or `,
        );
  const { rows } = await sql<{ threads: number; moved: number; kept: number; taken: number }>`
    select count(*)::integer as threads,
      (count(*) filter (where not chosen and not taken and team is distinct from ${rule.team_id}::uuid))::integer as moved,
      (count(*) filter (where chosen))::integer as kept,
      (count(*) filter (where taken and not chosen))::integer as taken
    from (select routed_by in ('person', 'conflict') as chosen, routed_team as team, (${isTaken}) as taken
      from thread where ${inWindow}) found`.execute(db);
  const sample = await sql<{ thread_id: string; text: string | null; last_at: Date }>`
    select thread.thread_id, case when not said.private then said.text end as text, thread.last_at
    from thread join mention said on said.id = thread.opening_id
    where ${inWindow} order by thread.last_at desc, thread.thread_id limit ${SAMPLE}`.execute(db);
  const [{ threads, moved, kept, taken }] = rows as [(typeof rows)[number]];
  return {
    threads,
    moved,
    keptByPeople: kept,
    takenByLater: taken,
    sample: sample.rows.map(({ thread_id, text, last_at }) => ({
      id: thread_id,
      text,
      at: last_at.toISOString(),
    })),
  };
}
