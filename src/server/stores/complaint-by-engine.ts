import { type RawBuilder, sql } from 'kysely';
import { COMPLAINT_FROM } from '../../domain/complaint';

/** Whether an inbound mention is a complaint as the engine has it; `isComplaint` in SQL. */
export function complaintByEngine(
  sentiment: RawBuilder<unknown>,
  pComplaint: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const { negative, other } = COMPLAINT_FROM;
  return sql`coalesce(
    ${pComplaint} >= case when ${sentiment} = 'negative' then ${sql.lit(negative)} else ${sql.lit(other)} end,
    ${sentiment} = 'negative', false)`;
}
