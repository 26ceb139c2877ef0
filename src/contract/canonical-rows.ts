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

/** What a series counted on one local day: a date as the workspace's zone has it, never an instant. */
export interface ExposureRow {
  series: string;
  /** ISO date. */
  day: string;
  /** Zero or more. */
  value: number;
  unit: string | null;
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
