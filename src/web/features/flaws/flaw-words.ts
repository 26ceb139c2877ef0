import type { FlawFigures, FlawItem } from '../../../contract/flaws';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';

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
