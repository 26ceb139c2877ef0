/** What a rule may look for. */
export const ALERT_RULE_KINDS = ['spike', 'threshold', 'silence', 'regressed', 'dam', 'unanswered'] as const;
export type AlertRuleKind = (typeof ALERT_RULE_KINDS)[number];

/** What people do with an alert; the river resolves what is over and acknowledged, or was expected. */
export const ALERT_STATES = ['open', 'acknowledged', 'snoozed', 'resolved'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** *expected*: a campaign explains it, or it lies within its band; *expected-but-absent*: it should be there. */
export const ALERT_VERDICTS = ['unexpected', 'expected', 'expected-but-absent'] as const;
export type AlertVerdict = (typeof ALERT_VERDICTS)[number];

/** What is counted where a burst is looked for. */
export const SPIKE_MEASURES = ['mentions', 'negative', 'complaints'] as const;

/** What is held against a limit; the share of negatives is in percent of mentions. */
export const THRESHOLD_MEASURES = ['mentions', 'negative', 'complaints', 'negative-share'] as const;

export const THRESHOLD_SIDES = ['above', 'below'] as const;
export type ThresholdSide = (typeof THRESHOLD_SIDES)[number];

/** Who should bring mentions. */
export const SILENCE_OF = ['source', 'campaign'] as const;

/** Where alerts are sent beside the app. */
export const CHANNEL_KINDS = ['webhook', 'email'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Each alert by itself, or several at the end of an hour or a day of the workspace's zone. */
export const DIGESTS = ['each', 'hourly', 'daily'] as const;
export type Digest = (typeof DIGESTS)[number];

/** How a mail server is spoken to: encrypted from the start, encrypted on request, or not at all. */
export const MAIL_SECURITIES = ['tls', 'starttls', 'none'] as const;
export type MailSecurity = (typeof MAIL_SECURITIES)[number];

/** Version of what decides about alerts; it travels with each of them. */
export const ALERTS_VERSION = 'alerts-1';
