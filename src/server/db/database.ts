import type { ColumnType, Generated, Kysely, Transaction } from 'kysely';
import type { BoardCard } from '../../contract/boards';
import type { BULK_STATES, BulkAction } from '../../contract/bulk';
import type { FlawState, QuietReading, RegressionReading } from '../../contract/flaws';
import type { IMPORT_KINDS, IMPORT_STATES } from '../../contract/imports';
import type { WrittenMarkKind } from '../../contract/marks';
import type { Notice } from '../../contract/notices';
import type { PledgeMeasure } from '../../contract/pledge-measures';
import type { CHOICES, RuleKind } from '../../contract/reaction-kinds';
import type { RoutedBy } from '../../contract/thread-kinds';
import type { FlawSignature } from '../../domain/flaw/flaw-signature';
import type { FlowLimits } from '../../domain/flow/find-dams';
import type { VoiceKind } from '../../domain/voice-kinds';
import type { AlertTables } from './alert-tables';
import type { BoardDigestTable } from './board-digest-table';

/** JSON columns are written as text (both drivers then agree) and read as values. */
type Json<Value> = ColumnType<Value, string, string>;

export type SentimentLabel = 'positive' | 'neutral' | 'negative';
export type Direction = 'inbound' | 'outbound';

export interface WorkspaceTable {
  id: number;
  week_start: number;
  /** Secret of the keyed hashes on the suppression list. */
  suppression_key: string;
  /** Hours each stage of the flow may take; `null`: as usual. */
  flow_limits: ColumnType<FlowLimits | null, string | null | undefined, string | null>;
}

/** A change of zone counts history beside the old one: `building` holds ids up to `built_to`, `active` holds all. */
export interface ZoneVersionTable {
  version: number;
  zone: string;
  state: 'building' | 'active' | 'retired';
  built_to: string | null;
}

export interface OurAccountTable {
  /** '' is every source. */
  source: string;
  handle: string;
  /** It answers by itself: what it says answers nobody. */
  is_bot: Generated<boolean>;
  /** Somebody who speaks for us without being us. */
  is_partner: Generated<boolean>;
}

export interface SourceTable {
  id: string;
  reports_followers: boolean;
  last_learned_at: Date;
}

export interface MentionTable {
  id: string;
  source: string;
  external_id: string | null;
  at: Date;
  learned_at: Date;
  direction: Direction;
  /** What the file said, kept so that a change of our accounts can be taken back; `null` when it did not say. */
  stated_direction: Direction | null;
  author: string | null;
  author_name: string | null;
  followers: number | null;
  /** `null` once deleted or erased: a tombstone. */
  text: string | null;
  url: string | null;
  in_reply_to_id: string | null;
  /** BCP-47 primary tag; `und` is not known. */
  lang: string;
  private: boolean;
  labels: Json<Record<string, string>>;
  sentiment: SentimentLabel | null;
  /** Calibrated class probabilities × 10⁴; `null` when the engine has none. */
  p_positive: number | null;
  p_neutral: number | null;
  p_negative: number | null;
  /** Engine and version that made the score, e.g. `afinn-1`, `file-1`; `null` when not scored. */
  engine: string | null;
  /** How probable a complaint is, tone included, × 10⁴; `null` where no model says. */
  p_complaint: number | null;
  complaint: boolean;
  deleted_at: Date | null;
  import_id: string;
}

/** What somebody of ours noted about a voice; an erasure takes it away. */
export interface VoiceNoteTable {
  id: string;
  source: string;
  /** Without a leading @ and without case. */
  handle: string;
  text: string;
  actor: string | null;
  at: Date;
  removed_at: Date | null;
  removed_by: string | null;
}

export interface MentionVersionTable {
  mention_id: string;
  version: number;
  text: string;
  learned_at: Date;
  import_id: string;
}

/** Which imports brought a mention, and which of its texts: 0 is the first. */
export interface MentionImportTable {
  mention_id: string;
  import_id: string;
  version: number;
}

export interface TombstoneTable {
  mention_id: string;
  reason: 'deleted' | 'erased';
  at: Date;
}

export interface SuppressionTable {
  author_hash: string;
  at: Date;
}

export interface CoverageTable {
  source: string;
  from: Date;
  to: Date;
  import_id: string;
}

export interface CurrentsRollupTable {
  /** 0 counts every mention, whatever its topics. */
  topic_version: number;
  zone_version: number;
  bucket: Date;
  source: string;
  lang: string;
  mentions: number;
  positive: number;
  neutral: number;
  negative: number;
  unscored: number;
  complaints: number;
  potential_impressions: number;
  /** Mentions whose author's followers are known. */
  followers_known: number;
  p_positive: number;
  p_neutral: number;
  p_negative: number;
  /** Classes that people, or the data, stated: no engine gave them. */
  stated_positive: number;
  stated_neutral: number;
  stated_negative: number;
}

export interface ScoredByTable {
  engine: string;
  source: string;
  lang: string;
  mentions: number;
}

export interface ImportTable {
  id: string;
  kind: (typeof IMPORT_KINDS)[number];
  state: (typeof IMPORT_STATES)[number];
  file_name: string | null;
  preset: string | null;
  map: Json<Record<string, string>>;
  started_at: Date;
  finished_at: Date | null;
  accepted: Generated<number>;
  duplicate: Generated<number>;
  changed: Generated<number>;
  rejected: Generated<number>;
  warnings: Json<{ code: string; message: string }[]>;
  sources: Json<string[]>;
  first_at: Date | null;
  last_at: Date | null;
  bytes_read: Generated<number>;
  bytes_total: number | null;
  failure: string | null;
}

export interface ImportRejectionTable {
  import_id: string;
  seq: number;
  line: number;
  field: string | null;
  message: string;
}

export interface CampaignTable {
  id: string;
  external_id: string | null;
  name: string;
  start_at: Date;
  end_exclusive: Date;
  channels: Json<string[]>;
  objective: string | null;
  owner: string | null;
  created_at: Date;
  updated_at: Date;
  import_id: string | null;
  /** The person who changed it last, as the browser said; also on posts, marks and topics. */
  actor: string | null;
}

export interface CampaignTopicTable {
  campaign_id: string;
  topic_id: string;
}

export interface PostTable {
  /** The same id as the outbound mention that is the same thing. */
  id: string;
  external_id: string | null;
  campaign_id: string | null;
  at: Date;
  channel: string;
  text: string;
  url: string | null;
  metrics: Json<Record<string, number>>;
  learned_at: Date;
  /** The import that brought it first. */
  import_id: string | null;
  /** The import that said its figures last. */
  figures_from: string | null;
  /** When the last import that had figures of it was taken back. */
  withdrawn_at: Date | null;
  actor: string | null;
}

/** What each import said of a post's figures; of two the later `seq` stands. */
export interface PostFiguresTable {
  post_id: string;
  import_id: string;
  seq: Generated<number>;
  metrics: Json<Record<string, number>>;
  learned_at: Date;
}

export interface ExposureSeriesTable {
  id: string;
  name: string;
  unit: string | null;
}

/** What each import said of a day; of two the later `seq` stands. */
export interface ExposureValueTable {
  series_id: string;
  /** ISO date on the way in; read as text. */
  day: string;
  import_id: string;
  seq: Generated<number>;
  value: number;
  learned_at: Date;
}

export interface MarkTable {
  id: string;
  kind: WrittenMarkKind;
  at: Date;
  end_exclusive: Date | null;
  label: string;
  url: string | null;
  version: string | null;
  created_at: Date;
  updated_at: Date;
  import_id: string | null;
  actor: string | null;
}

export interface PledgeTable {
  campaign_id: string;
  measure: PledgeMeasure;
  topic_id: string | null;
  among_id: string | null;
  /** Complaint rate: the series it is per 1,000 of. */
  per_id: string | null;
  direction: 'up' | 'down';
  /** Percent, or points for net sentiment and share of voice. */
  smallest_change: number;
  baseline_days: number;
  check_at: Date;
  counter: ColumnType<unknown, string | null, string | null>;
  updated_at: Date;
  /** `null` while it is a draft; `document` is exactly what was sealed. */
  sealed_at: Date | null;
  sealed_by: string | null;
  fingerprint: string | null;
  document: ColumnType<Record<string, unknown> | null, string | null, string | null>;
}

export interface PledgeAmendmentTable {
  campaign_id: string;
  number: number;
  at: Date;
  actor: string | null;
  reason: string;
  changes: Json<{ field: string; before: unknown; after: unknown }[]>;
  fingerprint: string;
}

/**
 * What attributes mentions to a campaign. One that looks for words has versions among those of topics, which name it
 * as their topic: its matches are kept with theirs.
 */
export interface AttributionRuleTable {
  id: string;
  campaign_id: string;
  kind: RuleKind;
  /** Of a link, hashtag or phrase. */
  value: string | null;
  /** Of a topic rule. */
  topic_id: string | null;
  enabled: boolean;
  by_default: boolean;
  actor: string | null;
  created_at: Date;
}

/** What a person added to a campaign or took out of it; stays whatever becomes of rules and of the mention. */
export interface ReactionChoiceTable {
  campaign_id: string;
  mention_id: string;
  kind: (typeof CHOICES)[number];
  reason: string | null;
  actor: string | null;
  at: Date;
}

export interface TeamTable {
  id: string;
  name: string;
  created_at: Date;
}

export interface PersonTable {
  id: string;
  name: string;
  team_id: string | null;
  created_at: Date;
  /** No longer on the list; what they did keeps their name. */
  removed_at: Date | null;
}

export interface TopicTable {
  id: string;
  name: string;
  owner_team_id: string | null;
  actor: string | null;
  created_at: Date;
  updated_at: Date;
}

/**
 * A query of a topic, or of a rule of attribution that looks for words. `matching` walks all mentions to find matches, `counting` walks them again to count; both up to
 * `built_to`. `active` is shown; at most one version of a topic is active and at most one is being built.
 */
export interface TopicVersionTable {
  version: Generated<number>;
  topic_id: string;
  query: string;
  inherits_thread: boolean;
  state: 'matching' | 'counting' | 'active' | 'retired';
  built_to: string | null;
  actor: string | null;
  created_at: Date;
}

/** A mention that counts in a topic version. */
export interface MentionTopicTable {
  topic_version: number;
  mention_id: string;
  /** Its own words match; else only its thread's root does. */
  own: boolean;
  at: Date;
  /** Stratum for quotes: sentiment or `unscored` of what is inbound and still has words; `null` is not quoted. */
  label: SentimentLabel | 'unscored' | null;
}

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
  waiting_since: Date | null;
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

/** What a person said of a mention, and what the engine had said. */
export interface CorrectionTable {
  mention_id: string;
  sentiment: SentimentLabel | null;
  complaint: boolean | null;
  scored_sentiment: SentimentLabel | null;
  scored_p_positive: number | null;
  scored_p_neutral: number | null;
  scored_p_negative: number | null;
  scored_engine: string | null;
}

/** A label of a person beside what the engine said then; one that was taken back stays, and no longer counts. */
export interface LabelTable {
  id: Generated<number>;
  mention_id: string;
  origin: 'audit' | 'correction';
  /** The draw it came from; `null` for a correction. */
  seed: number | null;
  sentiment: SentimentLabel | null;
  complaint: boolean | null;
  lang: string;
  scored_sentiment: SentimentLabel | null;
  scored_p_positive: number | null;
  scored_p_neutral: number | null;
  scored_p_negative: number | null;
  scored_engine: string | null;
  scored_complaint: boolean | null;
  complaint_version: string | null;
  actor: string | null;
  at: Date;
  taken_back_at: Date | null;
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

/** A team has seen the conversation that opens with a mention. */
export interface ThreadSeenTable {
  mention_id: string;
  team_id: string;
  actor: string;
  at: Date;
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

/** How far an engine has come with scoring history anew. */
export interface RescoringTable {
  engine: string;
  begun_at: Date;
  /** The id up to which it has come; `null` at the beginning. */
  built_to: string | null;
  done_at: Date | null;
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

export interface EventTable {
  id: Generated<number>;
  name: string;
  data: Json<unknown>;
  at: Date;
}

/** Every table, as the migrations make it. */
/** A board; one with `removed_at` was put away. */
export interface BoardTable {
  id: string;
  name: string;
  days: number;
  /** The contract's cards, in their order. */
  cards: Json<BoardCard[]>;
  version: number;
  actor: string | null;
  created_at: Date;
  updated_at: Date;
  removed_at: Date | null;
}

/** A short link; it lasts. */
export interface LinkTable {
  id: string;
  path: string;
  created_at: Date;
}

/** A view under a name; one with `removed_at` was removed. */
export interface SavedViewTable {
  id: string;
  name: string;
  path: string;
  actor: string | null;
  created_at: Date;
  removed_at: Date | null;
}

export interface Database extends AlertTables {
  board: BoardTable;
  link: LinkTable;
  saved_view: SavedViewTable;
  board_digest: BoardDigestTable;
  workspace: WorkspaceTable;
  zone_version: ZoneVersionTable;
  our_account: OurAccountTable;
  source: SourceTable;
  mention: MentionTable;
  mention_version: MentionVersionTable;
  mention_import: MentionImportTable;
  tombstone: TombstoneTable;
  suppression: SuppressionTable;
  coverage: CoverageTable;
  currents_hour: CurrentsRollupTable;
  currents_day: CurrentsRollupTable;
  scored_by: ScoredByTable;
  import: ImportTable;
  import_rejection: ImportRejectionTable;
  campaign: CampaignTable;
  post: PostTable;
  post_figures: PostFiguresTable;
  exposure_series: ExposureSeriesTable;
  exposure_value: ExposureValueTable;
  mark: MarkTable;
  campaign_topic: CampaignTopicTable;
  pledge: PledgeTable;
  pledge_amendment: PledgeAmendmentTable;
  attribution_rule: AttributionRuleTable;
  reaction_choice: ReactionChoiceTable;
  team: TeamTable;
  person: PersonTable;
  topic: TopicTable;
  topic_version: TopicVersionTable;
  mention_topic: MentionTopicTable;
  thread_member: ThreadMemberTable;
  thread_alias: ThreadAliasTable;
  thread: ThreadTable;
  correction: CorrectionTable;
  label: LabelTable;
  history: HistoryTable;
  routing_rule: RoutingRuleTable;
  route: RouteTable;
  routing_walk: RoutingWalkTable;
  thread_words: ThreadWordsTable;
  bulk_operation: BulkOperationTable;
  bulk_target: BulkTargetTable;
  bulk_change: BulkChangeTable;
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
  thread_seen: ThreadSeenTable;
  told: ToldTable;
  voice_note: VoiceNoteTable;
  event: EventTable;
  rescoring: RescoringTable;
}

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;
