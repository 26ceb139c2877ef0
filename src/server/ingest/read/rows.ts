import type { IMPORT_KINDS } from '../../../contract/imports';

export type ImportKind = (typeof IMPORT_KINDS)[number];

/** One public item that speaks about us, as a file tells it; `null` is what the file does not say. */
export interface MentionRow {
  externalId: string | null;
  /** Epoch milliseconds. */
  at: number;
  /** Byte for byte as in the file. */
  text: string;
  author: string | null;
  authorName: string | null;
  followers: number | null;
  lang: string | null;
  url: string | null;
  inReplyTo: string | null;
  direction: 'inbound' | 'outbound' | null;
  source: string;
  sentiment: 'positive' | 'neutral' | 'negative' | null;
  labels: Record<string, string>;
  private: boolean;
}

/** A campaign; its flight is the half-open stretch `[startAt, endExclusive)`, epoch milliseconds. */
export interface CampaignRow {
  externalId: string | null;
  name: string;
  startAt: number;
  endExclusive: number;
  channels: string[];
  objective: string | null;
  owner: string | null;
}

/** A post of ours; `campaign` is a name or an id, `metrics` are counts such as impressions, engagements, clicks. */
export interface PostRow {
  externalId: string | null;
  at: number;
  channel: string;
  text: string;
  url: string | null;
  campaign: string | null;
  metrics: Record<string, number>;
}

/** A dated record on the time axis; `endAt` is exclusive, `null` for a moment. */
export interface MarkRow {
  externalId: string | null;
  kind: 'release' | 'fix' | 'incident' | 'note';
  at: number;
  endAt: number | null;
  label: string;
  url: string | null;
  version: string | null;
}

export interface RowOf {
  mentions: MentionRow;
  campaigns: CampaignRow;
  posts: PostRow;
  marks: MarkRow;
}

/** A row that may not be read: the canonical column at fault (or the file's, when it is not mapped) and why. */
export interface Refusal {
  ok: false;
  line: number;
  field: string | null;
  message: string;
}

/** What became of one row of the file; `line` is the physical line on which it starts, the file's first is 1. */
export type RowOutcome<Row> = { ok: true; line: number; row: Row } | Refusal;

export interface Warning {
  code: string;
  message: string;
}

/** Canonical column → column of the file, as used. */
export type ColumnMap = Record<string, string>;
