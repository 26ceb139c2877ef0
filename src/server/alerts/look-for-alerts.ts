import type { LooksFor } from '../../contract/alert-rules';
import type { AlertVerdict } from '../../domain/alerts/alert-kinds';
import { dueAt } from '../../domain/alerts/due-at';
import type { Finding } from '../../domain/alerts/finding';
import { reconcileAlerts } from '../../domain/alerts/reconcile-alerts';
import { bucketStart } from '../../domain/buckets';
import type { Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { readSnapshot } from '../db/read-snapshot';
import type { Services } from '../services';
import {
  addAlertEvent,
  insertAlert,
  isMuted,
  knownAlerts,
  lockAlert,
  setAlertState,
  updateFinding,
} from '../stores/alert.store';
import { addDelivery, channelsOfRule } from '../stores/alert-delivery.store';
import {
  lockAlertRule,
  newestChange,
  type RuleRow,
  rulesSwitchedOn,
  updateAlertRule,
} from '../stores/alert-rule.store';
import { publish } from '../stores/event.store';
import { activeZone } from '../stores/zone.store';
import { readAlertContext } from './alert-context';
import { findAlerts, type LookedFor } from './find-alerts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How a rule's time is cut: what is quiet for so long begins anew, and so much is looked at each time. */
function paceOf(looksFor: LooksFor): { grain: 'hour' | 'day'; quietMs: number; windowMs: number } {
  const byDay =
    looksFor.kind === 'dam' ||
    looksFor.kind === 'regressed' ||
    (looksFor.kind === 'silence' && looksFor.of === 'campaign') ||
    ('grain' in looksFor && looksFor.grain === 'day');
  return byDay
    ? { grain: 'day', quietMs: DAY_MS, windowMs: 14 * DAY_MS }
    : { grain: 'hour', quietMs: 6 * HOUR_MS, windowMs: 3 * DAY_MS };
}

/**
 * Looks whatever is new up against each rule that is switched on, and raises, continues or ends its alerts. A rule whose
 * last complete bucket and counts are as they were is not looked at again, so that a tick costs one small question.
 */
export async function lookForAlerts(services: Services): Promise<void> {
  const { db } = services;
  const rules = await rulesSwitchedOn(db);
  if (rules.length === 0) return;
  const change = await newestChange(db);
  const { zone } = await activeZone(db);
  for (const rule of rules) {
    if (services.stopping.aborted) return;
    const key = keyOf(rule.looks_for, change, services.now(), zone);
    if (key === rule.looked_key) continue;
    if (await lookByRule(services, rule, key)) services.feed.nudge();
  }
}

function keyOf(looksFor: LooksFor, change: number, now: Date, zone: string): string {
  const { grain } = paceOf(looksFor);
  // Dams grow as time passes, and following every complaint costs more than a look at counts: once an hour.
  if (looksFor.kind === 'dam') return String(bucketStart(now.getTime(), 'hour', zone));
  return `${bucketStart(now.getTime(), grain, zone)} ${change}`;
}

async function lookByRule({ db, now: clock }: Services, rule: RuleRow, key: string): Promise<boolean> {
  const now = clock();
  const { windowMs, quietMs } = paceOf(rule.looks_for);
  const enabledMs = rule.switched_at?.getTime() ?? now.getTime();
  const isFirst = rule.looked_at === null;
  // At first everything since it was switched on; later only as far back as rows come late.
  const fromMs = isFirst ? Math.min(enabledMs, now.getTime() - windowMs) : now.getTime() - windowMs;
  const looked = await readSnapshot(db, async (tx) =>
    findAlerts(tx, await readAlertContext(tx, now), rule.looks_for, { fromMs, toMs: now.getTime() }),
  );
  return inTransaction(db, async (tx) => {
    const locked = await lockAlertRule(tx, rule.id);
    const isSame =
      locked?.enabled &&
      locked.switched_at?.getTime() === rule.switched_at?.getTime() &&
      JSON.stringify(locked.looks_for) === JSON.stringify(rule.looks_for);
    if (!isSame) return false;
    await updateAlertRule(tx, rule.id, { looked_at: now, looked_key: key, problem: looked.problem });
    if (looked.problem !== null) {
      if (looked.problem === rule.problem) return false;
      await publish(tx, { name: 'alert', data: {} }, now);
      return true;
    }
    const changed = await keepAlerts(tx, locked, looked, { now, enabledMs, quietMs, fromMs, isFirst });
    if (changed) await publish(tx, { name: 'alert', data: {} }, now);
    return changed;
  });
}

interface Look {
  now: Date;
  enabledMs: number;
  quietMs: number;
  fromMs: number;
  isFirst: boolean;
}

async function keepAlerts(
  tx: Tx,
  rule: RuleRow,
  looked: Extract<LookedFor, { problem: null }>,
  { now, enabledMs, quietMs, fromMs, isFirst }: Look,
): Promise<boolean> {
  const known = await knownAlerts(tx, rule.id, new Date(fromMs - quietMs));
  const { opened, continued, gone } = reconcileAlerts(known, looked.findings, {
    enabledMs,
    definedMs: looked.definedMs,
    quietMs,
  });
  let changed = false;
  for (const { id, finding } of continued) changed = (await goOn(tx, id, finding, now)) || changed;
  for (const id of gone) {
    await end(tx, id, {
      untilMs: fromMs,
      now,
      words: 'What was counted has changed: it is not unusual any more.',
    });
    changed = true;
  }
  for (const finding of opened) {
    const at = isFirst ? new Date(Math.min(now.getTime(), Math.max(finding.firedMs, enabledMs))) : now;
    changed = (await raise(tx, rule, finding, { at, now })) || changed;
  }
  return changed;
}

async function raise(
  tx: Tx,
  rule: RuleRow,
  finding: Finding,
  { at, now }: { at: Date; now: Date },
): Promise<boolean> {
  const id = crypto.randomUUID();
  const muted = await isMuted(tx, rule.id, at);
  const made = await insertAlert(tx, {
    id,
    rule_id: rule.id,
    subject: finding.subject,
    state: 'open',
    verdict: finding.verdict,
    since: new Date(finding.sinceMs),
    until: finding.untilMs === null ? null : new Date(finding.untilMs),
    fired_at: new Date(finding.firedMs),
    opened_at: at,
    snoozed_until: null,
    muted,
    finding,
  });
  if (!made) return false;
  const why = finding.whyRaised ?? finding.why;
  const words = muted ? `${why} Raised while muted: nothing is sent.` : why;
  await addAlertEvent(tx, {
    alertId: id,
    at,
    kind: 'opened',
    by: 'river',
    actor: null,
    from: null,
    to: 'open',
    words,
  });
  if (finding.untilMs !== null)
    await settle(tx, id, finding, new Date(Math.max(finding.untilMs, at.getTime())));
  const isTold = rule.tell_expected || finding.verdict !== 'expected';
  if (!muted && isTold) await sendTo(tx, rule.id, id, 'opened', now);
  return true;
}

/** Puts an alert into the outbox of each channel of its rule. */
export async function sendTo(
  tx: Tx,
  ruleId: string,
  alertId: string,
  reason: 'opened' | 'again',
  now: Date,
): Promise<void> {
  const { zone } = await activeZone(tx);
  for (const channel of await channelsOfRule(tx, ruleId)) {
    const due = new Date(dueAt(channel.digest, now.getTime(), zone));
    await addDelivery(
      tx,
      { id: crypto.randomUUID(), channel_id: channel.id, alert_id: alertId, reason },
      { due, now },
    );
  }
}

/** Notes what is known of a burst now; answers whether anything somebody would see has changed. */
async function goOn(tx: Tx, id: string, finding: Finding, now: Date): Promise<boolean> {
  const alert = await lockAlert(tx, id);
  if (!alert || JSON.stringify(alert.finding) === JSON.stringify(finding)) return false;
  await updateFinding(tx, id, finding);
  if (alert.verdict !== finding.verdict) {
    const words = `${VERDICTS[alert.verdict]} is now ${VERDICTS[finding.verdict]}: ${finding.why}`;
    await addAlertEvent(tx, {
      alertId: id,
      at: now,
      kind: 'changed',
      by: 'river',
      actor: null,
      from: null,
      to: alert.state,
      words,
    });
  }
  if (finding.untilMs !== null && alert.finding.untilMs === null) await settle(tx, id, finding, now);
  return true;
}

async function end(
  tx: Tx,
  id: string,
  { untilMs, now, words }: { untilMs: number; now: Date; words: string },
): Promise<void> {
  const alert = await lockAlert(tx, id);
  if (!alert) return;
  const finding = { ...alert.finding, untilMs: Math.max(untilMs, alert.finding.sinceMs), why: words };
  await updateFinding(tx, id, finding);
  await settle(tx, id, finding, now);
}

/** A burst is over: what somebody has acknowledged, or was expected, is resolved; the rest waits for somebody to look. */
async function settle(tx: Tx, id: string, { verdict }: Finding, at: Date): Promise<void> {
  const alert = await lockAlert(tx, id);
  if (!alert) return;
  const resolves = alert.state === 'acknowledged' || (alert.state !== 'resolved' && verdict === 'expected');
  const event = { alertId: id, at, actor: null, from: null };
  await addAlertEvent(tx, { ...event, kind: 'over', by: 'river', to: alert.state, words: 'It is over.' });
  if (!resolves) return;
  await setAlertState(tx, id, 'resolved', null);
  const words = verdict === 'expected' ? 'Over, and it was expected.' : 'Over, and somebody has looked.';
  await addAlertEvent(tx, { ...event, kind: 'resolved', by: 'river', to: 'resolved', words });
}

const VERDICTS: Readonly<Record<AlertVerdict, string>> = {
  unexpected: 'unexpected',
  expected: 'expected',
  'expected-but-absent': 'expected but absent',
};
