import type { LooksFor } from '../../contract/alert-rules';
import { ABOUT_NOTHING, type Finding } from '../../domain/alerts/finding';
import type { Db } from '../db/database';
import { regressionsSince } from '../stores/alert-rule.store';
import type { LookWindow } from './alert-context';
import type { Found } from './find-alerts';

/** Flaws that came back after a fix, as the river judged them. */
export async function findRegressions(
  db: Db,
  { flaw, topic, minPeople }: Extract<LooksFor, { kind: 'regressed' }>,
  { fromMs, toMs }: LookWindow,
): Promise<Found> {
  const steps = await regressionsSince(db, { from: new Date(fromMs), to: new Date(toMs), flaw, topic });
  const findings = steps.flatMap(({ flawId, title, at, leftAt, words, regression }): Finding[] => {
    const people = regression?.people ?? 0;
    if (people < minPeople) return [];
    const since = regression?.since ?? null;
    return [
      {
        subject: flawId,
        sinceMs: since === null ? at.getTime() : Date.parse(since),
        untilMs: leftAt?.getTime() ?? null,
        firedMs: at.getTime(),
        verdict: 'unexpected',
        observed: regression?.complaints ?? null,
        expected: 0,
        bound: null,
        ratio: null,
        severity: people,
        title: `${title} came back`,
        why: `Unexpected: a fix is on record. ${words}`,
        about: { ...ABOUT_NOTHING, flaw: { id: flawId, title } },
      },
    ];
  });
  return { findings, series: null };
}
