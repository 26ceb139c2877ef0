import type { Kysely, Transaction } from 'kysely';
import type { AlertTables } from './alert-tables';
import type { BoardDigestTable } from './board-digest-table';
import type { FlawTables } from './flaw-tables';
import type { MentionTables } from './mention-tables';
import type { PaddlingTables } from './paddling-tables';
import type { ThreadTables } from './thread-tables';
import type { TopicTables } from './topic-tables';
import type { WorkspaceTables } from './workspace-tables';

/** Every table, by the part of the product it belongs to. */
export interface Database
  extends AlertTables,
    FlawTables,
    MentionTables,
    PaddlingTables,
    ThreadTables,
    TopicTables,
    WorkspaceTables {
  board_digest: BoardDigestTable;
}

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;
