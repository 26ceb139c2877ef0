import type { Alert } from '../../contract/alerts';
import { figure } from './measured-words';

/** What is sent of some alerts, in the shapes channels take. */
export interface AlertMessage {
  subject: string;
  text: string;
  /** Blocks as Slack lays them out. */
  blocks: object[];
}

const VERDICTS: Readonly<Record<Alert['verdict'], string>> = {
  unexpected: 'Unexpected',
  expected: 'Expected',
  'expected-but-absent': 'Expected but absent',
};

/** One alert, or several gathered, in words; times in the workspace's zone, links to where they stand. */
export function messageOfAlerts(
  alerts: readonly Alert[],
  { origin, zone }: { origin: string; zone: string },
): AlertMessage {
  const [first] = alerts;
  const subject =
    alerts.length === 1 && first
      ? `${VERDICTS[first.verdict]}: ${first.title}`
      : `${alerts.length} alerts, the newest: ${alerts.at(-1)?.title}`;
  const parts = alerts.map((alert) => partOf(alert, { origin, zone }));
  return {
    subject: subject.replace(/\s+/g, ' ').slice(0, 200),
    text: parts.map(({ text }) => text).join('\n\n'),
    blocks: parts
      // Slack takes at most 50 blocks.
      .slice(0, 24)
      .flatMap(({ section, context }) => [section, context]),
  };
}

/** A message that says that it is only a test. */
export function testMessage(channel: string, origin: string): AlertMessage {
  const text = `A test of the channel ${channel}: alerts will look for you here. ${origin}/settings/alerts`;
  return {
    subject: `Eddyline: a test of ${channel}`,
    text,
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: escaped(text) } }],
  };
}

function partOf(alert: Alert, { origin, zone }: { origin: string; zone: string }) {
  const link = `${origin}/alerts?alert=${alert.id}`;
  const when = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const numbers = [
    alert.observed !== null && `observed ${figure(alert.observed)}`,
    alert.expected !== null && `expected ${figure(alert.expected)}`,
    alert.bound !== null && `bound ${figure(alert.bound)}`,
    `since ${when.format(new Date(alert.since))} (${zone})`,
  ].filter((words) => words !== false);
  const head = `${VERDICTS[alert.verdict]}: ${alert.title}`;
  const facts = `${numbers.join(', ')} · rule ${alert.rule.name}`;
  return {
    text: `${head}\n${alert.why}\n${facts}\n${link}`,
    section: {
      type: 'section',
      // Slack takes at most 3,000 characters.
      text: { type: 'mrkdwn', text: `*<${link}|${escaped(head)}>*\n${escaped(alert.why)}`.slice(0, 2900) },
    },
    context: {
      type: 'context',
      elements: [{ type: 'mrkdwn', text: escaped(facts).slice(0, 2900) }],
    },
  };
}

/** What would be markup in Slack stands as itself. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
