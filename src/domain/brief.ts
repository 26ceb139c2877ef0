import type { PledgeVerdict } from './effect/verdict-kinds';

/** Version of the rules below; it travels with every brief. */
export const BRIEF_VERSION = 'brief-1';
/** The questions a brief answers, in its order. */
export const BRIEF_LINES = ['moved', 'sure', 'did', 'broke', 'decide'] as const;
export type BriefLineKind = (typeof BRIEF_LINES)[number];

const MOST_NAMED = 3;
const PLEDGE_WORDS: Readonly<Record<PledgeVerdict, string>> = {
  kept: 'pledge kept',
  missed: 'pledge missed',
  'not told': 'whether the pledge was kept cannot be told',
  open: 'its pledge not decided yet',
  refused: 'too little data to judge its pledge',
};

/** Something a sentence can name, with the place in the app where its evidence is. */
export interface Named {
  words: string;
  path: string;
}

/** The numbers a brief is made from; words of changes and verdicts are those of their own rules. */
export interface BriefFacts {
  /** `null`: nothing was collected in the window. */
  mentions: number | null;
  /** What mentions did against the window before: `rose 24 % (11 to 38 %)`. */
  change: Named;
  /** Topics that surely moved, the surest first, each with what it did. */
  moved: readonly { name: string; words: string; path: string }[];
  topics: number;
  /** Buckets of the window with every source collected, and all that have begun. */
  collected: { whole: number; begun: number; grain: string };
  leftOut: readonly { source: string; reason: string }[];
  /** Share of mentions no engine scored, 0…1; `null` without mentions. */
  unscored: number | null;
  campaigns: readonly { name: string; words: string; pledge: PledgeVerdict | null; path: string }[];
  posts: number;
  spikes: readonly Named[];
  incidents: readonly Named[];
  /** Flaws that came back in the window. */
  regressed: readonly Named[];
  /** Conversations nobody owns or several do; `more` than are counted. */
  undecided: { count: number; more: boolean };
  proposals: number;
}

export interface BriefPart {
  text: string;
  path: string | null;
}

/**
 * A window in five lines, made by rules from numbers that are there: nothing is named that was not found, and a line
 * without news says that. Each phrase that stands on a number carries where the number is.
 */
export function briefLines(facts: BriefFacts): { kind: BriefLineKind; parts: BriefPart[] }[] {
  return [
    { kind: 'moved', parts: movedParts(facts) },
    { kind: 'sure', parts: [plain(sureWords(facts))] },
    { kind: 'did', parts: didParts(facts) },
    { kind: 'broke', parts: brokeParts(facts) },
    { kind: 'decide', parts: decideParts(facts) },
  ];
}

function movedParts({ mentions, change, moved, topics }: BriefFacts): BriefPart[] {
  if (mentions === null) return [plain('Nothing was collected: what people said is not known.')];
  const parts = [plain(`${counted(mentions, 'mention')}: `), at(change), plain('. ')];
  if (topics === 0) return parts;
  if (moved.length === 0) return [...parts, plain('No topic clearly moved.')];
  const named = moved
    .slice(0, MOST_NAMED)
    .map(({ name, words, path }) => [at({ words: name, path }), ` ${words}`]);
  const rest = moved.length - named.length;
  return [...parts, ...enumerated(named, rest > 0 ? counted(rest, 'more topic') : null), plain('.')];
}

function sureWords({ mentions, collected, leftOut, unscored }: BriefFacts): string {
  const { whole, begun, grain } = collected;
  const coverage =
    whole === begun
      ? `Every source was collected ${begun === 1 ? `in the one ${grain}` : `in all ${begun} ${grain}s`}.`
      : `Every source was collected in ${whole} of ${begun} ${grain}s; a gap is not counted as silence.`;
  const left = leftOut.map(({ source, reason }) => `${source} (${reason})`).join('; ');
  const compared = left === '' ? '' : ` Changes leave out ${left}.`;
  const share = unscored === null || mentions === 0 ? null : Math.round(unscored * 100);
  const scored = share === null || share === 0 ? '' : ` ${share} % of mentions are not scored.`;
  return coverage + compared + scored;
}

function didParts({ campaigns, posts }: BriefFacts): BriefPart[] {
  const posted = posts === 0 ? 'Nothing was posted' : `${counted(posts, 'post')} went out`;
  if (campaigns.length === 0) return [plain(`${posted}; no campaign ran.`)];
  const named = campaigns
    .slice(0, MOST_NAMED)
    .map(({ name, words, pledge, path }) => [
      at({ words: name, path }),
      ` ${words}${pledge === null ? '' : `, ${PLEDGE_WORDS[pledge]}`}`,
    ]);
  const rest = campaigns.length - named.length;
  return [
    plain(`${posted}; `),
    ...enumerated(named, rest > 0 ? counted(rest, 'more campaign') : null),
    plain('.'),
  ];
}

function brokeParts({ spikes, incidents, regressed }: BriefFacts): BriefPart[] {
  const named = [...spikes, ...incidents, ...regressed].map((one) => [at(one)]);
  if (named.length === 0) return [plain('No spike, no incident, and no flaw came back.')];
  const shown = named.slice(0, 2 * MOST_NAMED);
  const rest = named.length - shown.length;
  return [...enumerated(shown, rest > 0 ? `${rest} more` : null, '; '), plain('.')];
}

function decideParts({ undecided, proposals }: BriefFacts): BriefPart[] {
  const open: BriefPart[][] = [];
  if (undecided.count > 0) {
    const size = `${undecided.count.toLocaleString('en')}${undecided.more ? ' or more' : ''}`;
    const noun = undecided.count === 1 && !undecided.more ? 'conversation has' : 'conversations have';
    open.push([at({ words: `${size} ${noun} no team or several`, path: '/decisions' })]);
  }
  if (proposals > 0) {
    const noun = proposals === 1 ? 'proposed flaw waits' : 'proposed flaws wait';
    open.push([at({ words: `${proposals.toLocaleString('en')} ${noun} for a yes or no`, path: '/flaws' })]);
  }
  return open.length === 0
    ? [plain('Nothing waits for a decision.')]
    : [...enumerated(open, null), plain('.')];
}

/** Things in a row: `a, b and c`; `rest` stands for those that are not named. */
function enumerated(
  things: readonly (readonly (BriefPart | string)[])[],
  rest: string | null,
  between = ', ',
): BriefPart[] {
  const all = rest === null ? things : [...things, [rest]];
  return all.flatMap((thing, index) => {
    const joint = index === 0 ? '' : index === all.length - 1 && between === ', ' ? ' and ' : between;
    const parts = thing.map((part) => (typeof part === 'string' ? plain(part) : part));
    return joint === '' ? parts : [plain(joint), ...parts];
  });
}

function plain(text: string): BriefPart {
  return { text, path: null };
}

function at({ words, path }: Named): BriefPart {
  return { text: words, path };
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
