import type { AlertVerdict } from './alert-kinds';

/** What an alert is about, by id and name, where it is about something. */
export interface FindingAbout {
  topic: { id: string; name: string } | null;
  source: string | null;
  campaign: { id: string; name: string } | null;
  flaw: { id: string; title: string } | null;
  team: { id: string; name: string } | null;
}

export const ABOUT_NOTHING: FindingAbout = {
  topic: null,
  source: null,
  campaign: null,
  flaw: null,
  team: null,
};

/** One burst, breach, silence, regression or dam that meets the conditions of a rule; instants in epoch milliseconds. */
export interface Finding {
  /** What of the rule's it is; one subject has one alert a burst. */
  subject: string;
  sinceMs: number;
  /** `null` while it lasts. */
  untilMs: number | null;
  /** When the conditions, persistence included, were first met: nothing is told earlier. */
  firedMs: number;
  verdict: AlertVerdict;
  observed: number | null;
  expected: number | null;
  /** The limit it lies beyond. */
  bound: number | null;
  ratio: number | null;
  /** In the rule's own unit: standard deviations, one in so many, people, complaints. */
  severity: number;
  title: string;
  /** Why it is what the verdict says, in a sentence. */
  why: string;
  /** The same as it was known when it was raised, where more is known since. */
  whyRaised?: string;
  about: FindingAbout;
}
