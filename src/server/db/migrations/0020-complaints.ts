import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The column that waited for a model of complaints holds how probable a complaint is, × 10⁴, tone included. */
export const complaints: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table mention rename column p_experience to p_complaint`.execute(db);
  },
};
