import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  // Rules were learnt from filler words, too: each is learnt anew and looks through history once more.
  `update flaw set matching = true, matched_to = null where signature is not null`,
  // Figures count what people put there.
  `delete from flaw_figure`,
];

/** Lets the rules of flaws be learnt from words that say something, and their figures be counted anew. */
export const contentRules: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
