import type { Json } from './canonical-json';

/** One thing to be moved, and which way. */
export interface PledgeTarget {
  measure: string;
  topic: string | null;
  among: string | null;
  /** Complaint rate: the series it is per 1,000 of; `null`: per 1,000 mentions. */
  per: string | null;
  direction: 'up' | 'down';
}

/** What a campaign is meant to change. */
export interface PledgeTerms extends PledgeTarget {
  smallestChange: number;
  baselineDays: number;
  /** ISO instant. */
  checkAt: string;
  counter: PledgeTarget | null;
}

/** The stretch it is held against; half-open, ISO instants. */
export interface Flight {
  startAt: string;
  endExclusive: string;
}

export type PledgeState = 'draft' | 'sealed' | 'not-pledged';

/** A draft that reaches the start of its flight was never said before acting. */
export function pledgeState(sealed: boolean, startMs: number, nowMs: number): PledgeState {
  if (sealed) return 'sealed';
  return nowMs >= startMs ? 'not-pledged' : 'draft';
}

/** Exactly what is sealed: the terms and the flight they are held against, with instants in one form. */
export function sealedDocument(
  campaignId: string,
  terms: PledgeTerms,
  flight: Flight,
): { [name: string]: Json } {
  return {
    campaign: campaignId,
    startAt: instant(flight.startAt),
    endExclusive: instant(flight.endExclusive),
    ...targetFields(terms),
    smallestChange: terms.smallestChange,
    baselineDays: terms.baselineDays,
    checkAt: instant(terms.checkAt),
    counter: terms.counter && targetFields(terms.counter),
  };
}

/** Fields in which two documents differ, with what stood before and after, in order of their names. */
export function documentChanges(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { field: string; before: unknown; after: unknown }[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}

function targetFields({ measure, topic, among, per, direction }: PledgeTarget): { [name: string]: Json } {
  // Left out where there is none: documents sealed before there were series keep their fingerprint.
  return { measure, topic, among, ...(per === null ? {} : { per }), direction };
}

function instant(at: string): string {
  return new Date(at).toISOString();
}
