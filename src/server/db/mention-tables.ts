import type { Generated } from 'kysely';
import type { IMPORT_KINDS, IMPORT_STATES } from '../../contract/imports';
import type { Json } from './json-column';

export type SentimentLabel = 'positive' | 'neutral' | 'negative';
export type Direction = 'inbound' | 'outbound';

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
  /** 0: from the first to the last row; else one day (of epoch) of an import that covers days with rows alone. */
  piece: number;
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

/** Tables of what was said, how it came in and how it is counted. */
export interface MentionTables {
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
  correction: CorrectionTable;
  label: LabelTable;
  voice_note: VoiceNoteTable;
}
