import { at, type BriefPart, type Named, plain, sentences } from './brief-parts';

const MOST_OF_A_KIND = 3;

/** What waits for somebody. */
export interface BriefDecisions {
  /** Flaws that came back and stand so. */
  regressed: readonly Named[];
  /** Where complaints wait longer than the limit, the worst. */
  dam: Named | null;
  /** Campaigns with which came what was named as harm. */
  harm: readonly Named[];
  /** Pledges to be sealed before a start that is near, and those whose check date is. */
  pledges: readonly Named[];
  /** Complaints nobody owns or several do; `more` than are counted. */
  undecided: { count: number; more: boolean; path: string };
  proposals: number;
}

/** What needs a decision: what hurts first, what is only unsorted last. */
export function decideParts(open: BriefDecisions): BriefPart[] {
  const kinds = [open.regressed, open.dam === null ? [] : [open.dam], open.harm, open.pledges];
  const named = kinds.flatMap((kind) => kind.slice(0, MOST_OF_A_KIND).map((one) => [at(one)]));
  const all = [...named, ...undecidedParts(open.undecided), ...proposalParts(open.proposals)];
  return all.length === 0 ? [plain('Nothing waits for a decision.')] : sentences(all);
}

function undecidedParts({ count, more, path }: BriefDecisions['undecided']): BriefPart[][] {
  if (count === 0) return [];
  const size = `${count.toLocaleString('en')}${more ? ' or more' : ''}`;
  const noun = count === 1 && !more ? 'complaint has' : 'complaints have';
  return [[at({ words: `${size} ${noun} no team, or several`, path })]];
}

function proposalParts(proposals: number): BriefPart[][] {
  if (proposals === 0) return [];
  const noun = proposals === 1 ? 'proposed flaw waits' : 'proposed flaws wait';
  return [[at({ words: `${proposals.toLocaleString('en')} ${noun} for a yes or no`, path: '/flaws' })]];
}
