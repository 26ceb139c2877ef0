import type { Generated } from 'kysely';
import type { BULK_STATES, BulkAction } from '../../contract/bulk';
import type { RoutedBy } from '../../contract/thread-kinds';
import type { Json } from './json-column';

/** A thread is named by the topmost post it refers to, collected or not. */
export interface ThreadMemberTable {
  thread_id: string;
  mention_id: string;
}

/** Where a thread went that turned out to be part of another. */
export interface ThreadAliasTable {
  thread_id: string;
  joined_into: string;
}

/** What a thread's turns say, kept beside them; see `threadRowsOf`. */
export interface ThreadTable {
  thread_id: string;
  started_at: Date;
  last_at: Date;
  mentions: number;
  inbound: number;
  outbound: number;
  /** Our public turns. */
  replies: number;
  /** When an inbound root was said; `null` when the root is ours or was never collected. */
  root_at: Date | null;
  first_reply_at: Date | null;
  /** `null`, too, where it is handled. */
  waiting_since: Date | null;
  /** When somebody said that nothing is left to do, while that holds. */
  handled_at: Date | null;
  inbound_days: number;
  people: number;
  followers: number | null;
  positive: number;
  neutral: number;
  negative: number;
  complaints: number;
  source: string;
  lang: string;
  opening_id: string;
  routed_by: RoutedBy;
  routed_team: string | null;
  routed_rule: string | null;
  /** Since when somebody should decide where it goes; `null`: nobody has to. */
  undecided_since: Date | null;
  /** What lists are filtered by; see `facetsOf`. */
  facets: string[];
}

/** How far the walk has come that routes all threads anew; one row, none in a store that never had to. */
export interface RoutingWalkTable {
  id: number;
  reached: string | null;
  done: boolean;
}

/** Words of the public turns of a thread; the type of the store, never read as a value. */
export interface ThreadWordsTable {
  thread_id: string;
  words: never;
}

/** One thing done to many threads. */
export interface BulkOperationTable {
  id: string;
  action: Json<BulkAction>;
  reason: string | null;
  actor: string | null;
  state: (typeof BULK_STATES)[number];
  created_at: Date;
  finished_at: Date | null;
  threads: number;
  walked: number;
  changed: number;
  complaints_gone: number;
  complaints_new: number;
  kept: number;
  failure: string | null;
}

export interface BulkTargetTable {
  operation_id: string;
  number: number;
  thread_id: string;
}

/** What a bulk action found before it changed a mention, and the entry it left in the history. */
export interface BulkChangeTable {
  operation_id: string;
  number: number;
  mention_id: string;
  field: string;
  before: Json<unknown>;
  history_id: number;
}

/** A rule that routes conversations; what is `null` does not matter. */
export interface RoutingRuleTable {
  id: string;
  position: number;
  topic_id: string | null;
  words: string | null;
  source: string | null;
  lang: string | null;
  min_followers: number | null;
  team_id: string;
  enabled: boolean;
  actor: string | null;
  created_at: Date;
}

/** Where a person routed the conversation that opens with a mention; no team: it is nobody's. */
export interface RouteTable {
  mention_id: string;
  team_id: string | null;
  reason: string;
  actor: string | null;
  at: Date;
}

/** Who did what to a mention, a thread or a flaw, when and why; only ever added to. */
export interface HistoryTable {
  id: Generated<number>;
  subject_id: string;
  field: string;
  before: Json<unknown>;
  after: Json<unknown>;
  reason: string | null;
  actor: string | null;
  at: Date;
  bulk_id: string | null;
}

/** A team has seen the conversation that opens with a mention. */
export interface ThreadSeenTable {
  mention_id: string;
  team_id: string;
  actor: string;
  at: Date;
}

/** Somebody said that nothing is left to do in the conversation that opens with a mention. */
export interface ThreadHandledTable {
  mention_id: string;
  /** The last that people had said by then; what is said after it, or learnt later and said after it, is not handled. */
  up_to: Date;
  reason: string;
  actor: string | null;
  at: Date;
}

/** Tables of conversations, whose they are and what was done to them. */
export interface ThreadTables {
  thread_member: ThreadMemberTable;
  thread_alias: ThreadAliasTable;
  thread: ThreadTable;
  history: HistoryTable;
  routing_rule: RoutingRuleTable;
  route: RouteTable;
  routing_walk: RoutingWalkTable;
  thread_words: ThreadWordsTable;
  bulk_operation: BulkOperationTable;
  bulk_target: BulkTargetTable;
  bulk_change: BulkChangeTable;
  thread_seen: ThreadSeenTable;
  thread_handled: ThreadHandledTable;
}
