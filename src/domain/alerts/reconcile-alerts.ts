import type { Finding } from './finding';

/** What is known of an alert of a rule. */
export interface KnownAlert {
  id: string;
  subject: string;
  sinceMs: number;
  untilMs: number | null;
}

/** When a rule may speak. */
export interface Speaking {
  /** What was over when the rule was switched on is not told. */
  enabledMs: number;
  /** Since when what it counts is defined as it is: what a new definition shows of earlier is no news. `null`: always. */
  definedMs: number | null;
  /** A burst that begins so soon after the end of another is the same. */
  quietMs: number;
}

export interface Reconciled {
  opened: Finding[];
  /** Alerts whose burst is found again, with what is known of it now. */
  continued: { id: string; finding: Finding }[];
  /** Alerts that stood and are not found any more: what was counted has changed. */
  gone: string[];
}

/**
 * Holds what is found now against the alerts of a rule: one burst of one subject is one alert, however its edges move as
 * rows come late.
 */
export function reconcileAlerts(
  known: readonly KnownAlert[],
  found: readonly Finding[],
  { enabledMs, definedMs, quietMs }: Speaking,
): Reconciled {
  const matched = new Set<string>();
  const opened: Finding[] = [];
  const continued: Reconciled['continued'] = [];
  for (const finding of found) {
    const alert = known.find((one) => !matched.has(one.id) && isSame(one, finding, quietMs));
    if (alert) {
      matched.add(alert.id);
      continued.push({ id: alert.id, finding });
      continue;
    }
    // A second part of a burst that is known already: its alert stands.
    if (known.some((one) => isSame(one, finding, quietMs))) continue;
    const isOver = finding.untilMs !== null && finding.untilMs <= enabledMs;
    const isOldNews = definedMs !== null && finding.firedMs <= definedMs;
    if (!isOver && !isOldNews) opened.push(finding);
  }
  const gone = known.filter(({ id, untilMs }) => untilMs === null && !matched.has(id)).map(({ id }) => id);
  return { opened, continued, gone };
}

function isSame(alert: KnownAlert, finding: Finding, quietMs: number): boolean {
  if (alert.subject !== finding.subject) return false;
  const end = (untilMs: number | null) => untilMs ?? Number.POSITIVE_INFINITY;
  return alert.sinceMs < end(finding.untilMs) + quietMs && finding.sinceMs < end(alert.untilMs) + quietMs;
}
