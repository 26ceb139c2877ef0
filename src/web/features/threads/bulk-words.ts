import type { BulkAction, BulkOperation } from '../../../contract/bulk';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';

/** What is done to each thread, in a few words. */
export function actionWords(action: BulkAction, teamNames: ReadonlyMap<string, string>): string {
  switch (action.kind) {
    case 'complaint':
      if (action.complaint === null) return 'complaint as the sentiment says';
      return action.complaint ? 'a complaint' : 'not a complaint';
    case 'sentiment':
      return action.sentiment ?? 'sentiment as it was scored';
    case 'handled':
      return action.handled ? 'handled' : 'not handled';
    case 'route':
      return action.teamId === null ? 'nobody’s' : `→ ${teamNames.get(action.teamId) ?? 'another team'}`;
  }
}

/** How an action stands: what it changed, what was so already, what an undo left alone. */
export function operationWords(
  { action, state, threads, walked, changed, complaintsGone, complaintsNew, kept, failure }: BulkOperation,
  teamNames: ReadonlyMap<string, string>,
): string {
  const words = actionWords(action, teamNames);
  const so = threads - changed;
  const already = action.kind === 'handled' && action.handled ? 'nobody waited' : 'it was so already';
  switch (state) {
    case 'running':
      return `${words}: ${formatCount(walked)} of ${formatQuantity(threads, 'thread')} …`;
    case 'undoing':
      return `Taking back “${words}”: ${formatCount(walked)} of ${formatCount(threads)} …`;
    case 'failed':
      return `${words}: stopped after ${formatQuantity(changed, 'thread')}. ${failure ?? ''}`.trim();
    case 'undone':
      return kept === 0
        ? `Taken back: ${words}`
        : `Taken back: ${words}. ${formatQuantity(kept, 'turn')} stayed, since somebody decided about them after.`;
    case 'done':
      if (changed === 0) return `${words}: nothing to change, ${already}`;
      return [
        `${words}: ${formatQuantity(changed, 'thread')}`,
        ...(so > 0 ? [othersWords(action, so)] : []),
        ...complaintWords(complaintsGone, 'no longer counted as', changed),
        ...complaintWords(complaintsNew, 'now counted as', changed),
      ].join('; ');
  }
}

/** What a sentiment did to complaints, so that nobody is surprised: `also no longer counted as a complaint`. */
function complaintWords(count: number, how: string, changed: number): string[] {
  if (count === 0) return [];
  if (changed === 1) return [`also ${how} a complaint`];
  return [`${formatCount(count)} also ${how} ${count === 1 ? 'a complaint' : 'complaints'}`];
}

/** Why the rest was left as it was. */
function othersWords(action: BulkAction, others: number): string {
  const count = formatCount(others);
  return action.kind === 'handled' && action.handled
    ? `in ${count} nobody waited`
    : `${count} were so already`;
}
