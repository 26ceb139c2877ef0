import type { HistoryEntry } from '../../../contract/corrections';

/** What somebody did, as the end of a sentence that begins with their name. */
export function historyWords(
  { field, before, after }: Pick<HistoryEntry, 'field' | 'before' | 'after'>,
  teamNames: ReadonlyMap<string, string>,
): string {
  const team = (id: unknown) => teamNames.get(String(id)) ?? 'a team that was removed';
  switch (field) {
    case 'route':
      if (after === null || after === undefined) return 'routed it to nobody';
      return before === null || before === undefined
        ? `routed it to ${team(after)}`
        : `routed it from ${team(before)} to ${team(after)}`;
    case 'sentiment':
      return after === null
        ? 'left its sentiment to the engine again'
        : `called it ${String(after)}${before === null ? '' : `, not ${String(before)}`}`;
    case 'complaint':
      if (after === null) return 'left it to its sentiment whether it is a complaint';
      return after === true ? 'called it a complaint' : 'said it is not a complaint';
    case 'handled':
      return after === true ? 'said that it is handled' : 'said that it is not handled';
    case 'reaction':
      return reactionWords(after);
    case 'flaw':
      return after === null ? 'took it off a flaw' : 'put it to a flaw';
    default:
      return `changed ${field}`;
  }
}

function reactionWords(after: unknown): string {
  const { choice } = (after ?? {}) as { choice?: unknown };
  if (choice === 'added') return 'counted it as a reaction to a campaign';
  return choice === 'removed'
    ? 'said it is no reaction to a campaign'
    : 'left it to the rules of a campaign whether it is a reaction';
}
