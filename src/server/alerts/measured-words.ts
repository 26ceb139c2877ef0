import type { CountedTopic } from './alert-context';

const MEASURES = {
  mentions: 'Mentions',
  negative: 'Negative mentions',
  complaints: 'Complaints',
  'negative-share': 'Share of negative mentions',
} as const;

/** What is measured, of what: `Complaints of Network on forum`. */
export function measuredWords(
  measure: keyof typeof MEASURES,
  { topic }: Pick<CountedTopic, 'topic'>,
  source: string | null,
): string {
  return [MEASURES[measure], topic && `about ${topic.name}`, source && `on ${source}`]
    .filter((word) => word !== null && word !== '')
    .join(' ');
}

/** A number with at most one digit behind the point. */
export function figure(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 1 : 0 });
}

export function momentWords(atMs: number, grain: 'hour' | 'day', zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    ...(grain === 'hour' ? { hour: '2-digit', minute: '2-digit' } : {}),
  }).format(atMs);
}

/** Hours in words, whole days as days: `2 days`. */
export function hoursWords(hours: number): string {
  const [count, noun] = hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour'];
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
