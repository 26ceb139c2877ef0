import type { LooksFor } from '../contract/alert-rules';

/** A rule the company has switched on; team and topic by name. */
export interface SampleAlertRule {
  name: string;
  team: string | null;
  topic: string | null;
  looksFor: LooksFor;
}

const series = { topic: null, source: null } as const;

/** What the company watches for: an outage, what its own campaigns bring, and flaws that come back. */
export const SAMPLE_ALERT_RULES: readonly SampleAlertRule[] = [
  {
    name: 'Bursts of complaints about the network',
    team: 'Network Operations',
    topic: 'Network',
    looksFor: {
      kind: 'spike',
      ...series,
      measure: 'complaints',
      grain: 'hour',
      minSeverity: 5,
      persistence: 1,
    },
  },
  {
    name: 'Much is said about speed and data',
    team: 'Marketing',
    topic: 'Speed and data',
    looksFor: {
      kind: 'threshold',
      ...series,
      measure: 'mentions',
      side: 'above',
      value: 35,
      grain: 'day',
      persistence: 2,
    },
  },
  {
    name: 'A fixed flaw comes back',
    team: null,
    topic: null,
    looksFor: { kind: 'regressed', flaw: null, topic: null, minPeople: 1 },
  },
];
