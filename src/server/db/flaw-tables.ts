import type { ColumnType, Generated } from 'kysely';
import type { FlawState, QuietReading, RegressionReading } from '../../contract/flaw-schemas';
import type { Notice } from '../../contract/notices';
import type { FlawSignature } from '../../domain/flaw/flaw-signature';
import type { VoiceKind } from '../../domain/voice-kinds';
import type { Json } from './json-column';

/** A flaw. Merged into another it keeps all that is its own: its state, its rule and what was decided on mentions. */
export interface FlawTable {
  id: string;
  title: string;
  note: string | null;
  topic_id: string | null;
  owner_team_id: string | null;
  owner_person_id: string | null;
  state: FlawState;
  state_at: Date;
  /** What the state rests on. */
  state_words: string;
  accepted_at: Date | null;
  /** The series its complaints are held against; `null`: covered time. */
  exposure_id: string | null;
  /** The flaw it stands under after every merge; itself when it was not merged. */
  root_id: string;
  merged_into: string | null;
  merged_at: Date | null;
  merged_by: string | null;
  /** What new conversations are recognised by; `null`: nothing yet. */
  signature: ColumnType<FlawSignature | null, string | null, string | null>;
  /** History is being looked through for what the signature recognises, up to `matched_to` in thread ids. */
  matching: boolean;
  matched_to: string | null;
  actor: string | null;
  created_at: Date;
  updated_at: Date;
}

/** A step of a flaw's life, with the readings it rested on. */
export interface FlawStepTable {
  id: Generated<number>;
  flaw_id: string;
  at: Date;
  from_state: FlawState | null;
  to_state: FlawState;
  by: 'person' | 'clock' | 'river';
  actor: string | null;
  words: string;
  quiet: ColumnType<QuietReading | null, string | null, string | null>;
  regression: ColumnType<RegressionReading | null, string | null, string | null>;
}

/**
 * Whether the conversation of a mention hangs on a flaw: `in` and `out` are people's words, `proposed` is the flaw's
 * rule's. Kept with the mention it was decided on, whatever becomes of the thread.
 */
export interface FlawMentionTable {
  mention_id: string;
  flaw_id: string;
  stand: 'in' | 'proposed' | 'out';
  words: string;
  actor: string | null;
  at: Date;
}

/** Conversations that hang on a flaw, as its mentions say; see `refreshFlawThreads`. */
export interface FlawThreadTable {
  thread_id: string;
  flaw_id: string;
  opening_id: string;
  at: Date;
  source: string;
  /** Stands for whoever opened it; `null` when the name is gone. */
  person: string | null;
  proposed: boolean;
}

/** What hangs on a flaw, counted: kept until anything of it changes, or another day begins. */
export interface FlawFigureTable {
  root_id: string;
  /** Zone of the days it is counted by, and start of the first one that ranks. */
  zone: string;
  ranked_from: Date;
  figures: Json<unknown>;
}

/** Conversations that changed since the rules of flaws last looked at them. */
export interface FlawUncheckedTable {
  thread_id: string;
}

export interface FlawFixTable {
  flaw_id: string;
  mark_id: string;
  lags: Json<{ source: string; days: number }[]>;
  actor: string | null;
  recorded_at: Date;
}

export interface FlawFollowerTable {
  flaw_id: string;
  person_id: string;
}

/** A group of similar complaints that waits for somebody to decide. */
export interface FlawProposalTable {
  id: string;
  topic_id: string | null;
  title: string;
  state: 'open' | 'accepted' | 'dismissed';
  /** Who says it: people, or voices that rules set apart. */
  kind: VoiceKind;
  phrases: Json<string[]>;
  why: Json<string[]>;
  /** How many conversations it held when it was dismissed last. */
  dismissed_threads: number | null;
  method: string;
  found_at: Date;
}

export interface FlawProposalMentionTable {
  proposal_id: string;
  mention_id: string;
}

export interface FlawLookTable {
  id: number;
  looked_at: Date;
}

export interface NoticeTable {
  id: string;
  at: Date;
  kind: Notice['kind'];
  flaw_id: string;
  words: string;
  team_id: string | null;
  person_id: string | null;
  seen_at: Date | null;
}

/** Somebody who spoke about a flaw was told that it is fixed. */
export interface ToldTable {
  flaw_id: string;
  source: string;
  author: string;
  actor: string | null;
  how: string | null;
  at: Date;
}

/** What a flaw is linked to; `github` is followed: `state`, `reason` and `title` are what the tracker said last. */
export interface TrackerLinkTable {
  flaw_id: string;
  url: string;
  kind: 'link' | 'github';
  repository: string | null;
  issue: number | null;
  state: 'open' | 'closed' | 'unknown';
  reason: string | null;
  title: string | null;
  etag: string | null;
  checked_at: Date | null;
  attempts: number;
  failure: string | null;
  retry_at: Date | null;
  actor: string | null;
  linked_at: Date;
}

/** What is to be said in the tracker. `retry_at` is when it is tried next; `null` waits until somebody asks for it. */
export interface TrackerTaskTable {
  id: string;
  flaw_id: string;
  kind: 'create' | 'comment' | 'reopen';
  /** Where people see it. */
  url: string;
  repository: string;
  issue: number | null;
  content: Json<{ title: string; body: string; labels: string[] }>;
  /** Tries begun, whatever became of them. */
  attempts: number;
  failure: string | null;
  retry_at: Date | null;
  done_at: Date | null;
  actor: string | null;
  made_at: Date;
}

/** Until when the tracker takes no calls, as it said. */
export interface TrackerPauseTable {
  id: number;
  until: Date;
}

/** Tables of flaws, their fixes, who was told and where they are tracked. */
export interface FlawTables {
  flaw: FlawTable;
  flaw_step: FlawStepTable;
  flaw_mention: FlawMentionTable;
  flaw_thread: FlawThreadTable;
  flaw_figure: FlawFigureTable;
  flaw_unchecked: FlawUncheckedTable;
  flaw_fix: FlawFixTable;
  flaw_follower: FlawFollowerTable;
  flaw_proposal: FlawProposalTable;
  flaw_proposal_mention: FlawProposalMentionTable;
  flaw_look: FlawLookTable;
  notice: NoticeTable;
  tracker_link: TrackerLinkTable;
  tracker_task: TrackerTaskTable;
  tracker_pause: TrackerPauseTable;
  told: ToldTable;
}
