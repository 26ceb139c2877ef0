import type { Generated } from 'kysely';
import type { SentimentLabel } from './mention-tables';

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

/** Tables of topics and what counts in them. */
export interface TopicTables {
  topic: TopicTable;
  topic_version: TopicVersionTable;
  mention_topic: MentionTopicTable;
}
