import type { MadeUnreadable } from '../../../contract/effects';

const MOST_NAMED = 4;

/** What writing something down would do to the effects of campaigns, in sentences; none where it does nothing. */
export function unreadableWords({ items, settled }: MadeUnreadable, kind: string): string[] {
  const words: string[] = [];
  if (items.length > 0) {
    const effects =
      items.length === 1 ? 'the effect of 1 campaign' : `the effects of ${items.length} campaigns`;
    const way =
      kind === 'campaign'
        ? ' Naming the topics it is about keeps apart what is about others; so does a shorter flight.'
        : ' An end that says when it was over keeps them apart.';
    words.push(
      `This makes ${effects} unreadable: it covers half or more of ${named(items)}, and nobody could tell them apart.${way}`,
    );
  }
  if (settled.length > 0) {
    const [noun, verb] = settled.length === 1 ? ['verdict', 'stays'] : ['verdicts', 'stay'];
    words.push(
      `The ${noun} of ${named(settled)} ${verb}: decided before, with a note that this was added since.`,
    );
  }
  return words;
}

function named(campaigns: MadeUnreadable['items']): string {
  const names = campaigns.slice(0, MOST_NAMED).map(({ name }) => name);
  const rest = campaigns.length - names.length;
  if (rest > 0) return `${names.join(', ')} and ${rest} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
