import type { Generated } from 'kysely';
import type { LooksFor } from '../../contract/alert-rules';
import type { AlertEvent } from '../../contract/alerts';
import type {
  AlertState,
  AlertVerdict,
  ChannelKind,
  Digest,
  MailSecurity,
} from '../../domain/alerts/alert-kinds';
import type { Finding } from '../../domain/alerts/finding';
import type { Json } from './json-column';

export interface AlertRuleTable {
  id: string;
  name: string;
  looks_for: Json<LooksFor>;
  team_id: string | null;
  tell_expected: boolean;
  enabled: boolean;
  /** The last time it was switched on or off. */
  switched_at: Date | null;
  switched_by: string | null;
  looked_at: Date | null;
  /** What it had looked at then: nothing is looked at twice. */
  looked_key: string | null;
  problem: string | null;
  actor: string | null;
  created_at: Date;
  removed_at: Date | null;
}

export interface AlertChannelTable {
  id: string;
  name: string;
  kind: ChannelKind;
  url: string | null;
  secret: string | null;
  addresses: string[] | null;
  digest: Digest;
  actor: string | null;
  created_at: Date;
  removed_at: Date | null;
}

export interface AlertTable {
  id: string;
  rule_id: string;
  subject: string;
  state: AlertState;
  verdict: AlertVerdict;
  since: Date;
  until: Date | null;
  fired_at: Date;
  opened_at: Date;
  snoozed_until: Date | null;
  /** It was raised while muted. */
  muted: boolean;
  finding: Json<Finding>;
}

export interface AlertEventTable {
  id: Generated<number>;
  alert_id: string;
  at: Date;
  kind: AlertEvent['kind'];
  by: AlertEvent['by'];
  actor: string | null;
  from_state: AlertState | null;
  to_state: AlertState;
  from_snoozed_until: Date | null;
  words: string;
}

export interface AlertMuteTable {
  id: string;
  rule_id: string | null;
  from: Date;
  to: Date;
  reason: string;
  actor: string | null;
  created_at: Date;
}

/** The outbox: what is to be sent where, of alerts to channels and of boards to readers. A lease keeps two servers from sending the same at once. */
export interface AlertDeliveryTable {
  id: string;
  /** `null`: a board to its reader. */
  channel_id: string | null;
  /** `null`: a test, or a board. */
  alert_id: string | null;
  /** The board's digest, and the moment it was to be sent. */
  digest_id: string | null;
  sending_at: Date | null;
  reason: 'opened' | 'again' | 'test' | 'digest' | 'digest-now';
  state: 'waiting' | 'sent' | 'failed';
  due_at: Date | null;
  leased_until: Date | null;
  attempts: number;
  made_at: Date;
  sent_at: Date | null;
}

/** Written before each attempt and answered after it: one without an answer was cut off. */
export interface AlertAttemptTable {
  id: string;
  delivery_id: string;
  at: Date;
  ok: boolean | null;
  words: string;
}

export interface MailServerTable {
  id: number;
  host: string;
  port: number;
  security: MailSecurity;
  user: string | null;
  password: string | null;
  sender: string;
}

export interface AlertTables {
  alert_rule: AlertRuleTable;
  alert_channel: AlertChannelTable;
  alert_rule_channel: { rule_id: string; channel_id: string };
  alert: AlertTable;
  alert_event: AlertEventTable;
  alert_mute: AlertMuteTable;
  alert_delivery: AlertDeliveryTable;
  alert_attempt: AlertAttemptTable;
  mail_server: MailServerTable;
}
