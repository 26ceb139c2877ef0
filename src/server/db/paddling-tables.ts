import type { ColumnType, Generated } from 'kysely';
import type { WrittenMarkKind } from '../../contract/marks';
import type { PledgeMeasure } from '../../contract/pledge-measures';
import type { CHOICES, RuleKind } from '../../contract/reaction-kinds';
import type { Json } from './json-column';

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

/** Tables of what we put out and what we promised of it. */
export interface PaddlingTables {
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
}
