import type { Command } from './command';
import { rankMatches } from './fuzzy-match';

/** Looks for what was typed in what people said. */
export const SEARCH_ID = 'search said';
const SHOWN = 40;
/** Of a group only so many stand there before anything is typed: a workspace may have hundreds of topics. */
const OF_GROUP = 6;

export interface Section {
  /** `null`: the best matches, whatever they are. */
  title: string | null;
  commands: Command[];
}

/** What the palette lists: while nothing is typed the recent ones and then all groups, else what matches, best first. */
export function paletteSections(
  typed: string,
  commands: readonly Command[],
  recent: readonly string[],
): Section[] {
  if (typed.trim() !== '') {
    const matches = rankMatches(typed, commands, ({ label, words = '', group }) => ({
      text: label,
      other: `${words} ${group}`,
    }));
    const shown = matches.filter(({ id }) => id !== SEARCH_ID).slice(0, SHOWN);
    // Last, whatever it is called: what nothing is called, somebody may have said.
    const search = commands.filter(({ id }) => id === SEARCH_ID);
    return shown.length + search.length > 0 ? [{ title: null, commands: [...shown, ...search] }] : [];
  }
  const used = recent.flatMap((id) => commands.find((command) => command.id === id) ?? []);
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    if (!recent.includes(command.id))
      groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  }
  return [
    { title: 'Recent', commands: used },
    ...[...groups].map(([title, all]) => ({ title, commands: all.slice(0, OF_GROUP) })),
  ].filter((section) => section.commands.length > 0);
}
