import type { FlawFigures, FlawItem } from '../../../contract/flaw-schemas';
import { serverNowMs } from '../../lib/server-clock';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';
import { formatDay } from '../../ui/charts/time-format';

const UNKNOWN = 'a name that is not known';

/** How much was said, of what people put there: `163 complaints by 141 people on 38 days`. */
export function figureWords({ complaints, people, days }: FlawFigures): string {
  if (complaints === 0) return 'people put no complaint on it';
  return `${formatQuantity(complaints, 'complaint')} by ${formatQuantity(people, 'person', 'people')} on ${formatQuantity(days, 'day')}`;
}

/** What its rule found beside that and nobody decided on: `12 more proposed`; empty when there is nothing. */
export function proposedWords({ proposed }: Pick<FlawFigures, 'proposed'>): string {
  return proposed === 0 ? '' : `${formatCount(proposed)} more proposed`;
}

/** Whether the fix it waits for is only planned: nothing is fixed before it takes effect. */
export function isPlanned({ state, fix }: Pick<FlawItem, 'state' | 'fix'>): boolean {
  return state === 'fix-shipped' && fix !== null && Date.parse(fix.effectiveAt) > serverNowMs();
}

/** How much is said of it now: what people put there in the last whole days that were collected, and what is proposed. */
export function recentWords({ recent, figures }: Pick<FlawItem, 'recent' | 'figures'>, zone: string): string {
  const known = recent.filter(({ complaints, covered }) => complaints !== null && covered !== 'none');
  if (known.length === 0) return '';
  const sum = known.reduce((total, { complaints }) => total + (complaints ?? 0), 0);
  const proposed = known.reduce((total, day) => total + (day.proposed ?? 0), 0);
  const rate = (sum / known.length).toFixed(sum / known.length < 10 ? 1 : 0);
  const gaps = recent.length - known.length;
  return [
    `Now: ${formatQuantity(sum, 'complaint')} in the last ${formatQuantity(known.length, 'day')}, ${rate} a day`,
    ...(gaps > 0 ? [`${formatQuantity(gaps, 'day')} not collected`] : []),
    ...(proposed > 0 ? [proposedWords({ proposed })] : []),
    ...(figures.lastAt === null ? [] : [`last ${formatDay(Date.parse(figures.lastAt), zone)}`]),
  ].join('; ');
}

/** Who answers for it. */
export function ownerWords({ ownerTeam, ownerPerson }: Pick<FlawItem, 'ownerTeam' | 'ownerPerson'>): string {
  const names = [ownerPerson?.name, ownerTeam?.name].filter((name) => name !== undefined);
  return names.length === 0 ? 'nobody owns it' : names.join(', ');
}

/** A count of days with one digit where it is not whole: `3.1 days`. */
export function daysWords(days: number): string {
  const rounded = days < 10 ? Math.round(days * 10) / 10 : Math.round(days);
  return `${rounded} ${rounded === 1 ? 'day' : 'days'}`;
}

/** Who somebody is, as they call themselves. */
export function nameOf({ author, authorName }: { author: string | null; authorName: string | null }): string {
  return author ?? authorName ?? UNKNOWN;
}
