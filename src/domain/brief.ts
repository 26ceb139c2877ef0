import { type BriefDecisions, decideParts } from './brief-decide';
import { type BriefCampaign, didParts } from './brief-did';
import { at, type BriefPart, counted, enumerated, type Named, plain } from './brief-parts';

/** Version of the rules below; it travels with every brief. */
export const BRIEF_VERSION = 'brief-2';
/** The questions a brief answers, in its order. */
export const BRIEF_LINES = ['moved', 'sure', 'did', 'broke', 'decide'] as const;
export type BriefLineKind = (typeof BRIEF_LINES)[number];

const MOST_NAMED = 3;

/** The numbers a brief is made from; words of changes and verdicts are those of their own rules. */
export interface BriefFacts {
  /** `null`: nothing was collected in the window. */
  mentions: number | null;
  /** What mentions did against the window before: `rose 24 % (11 to 38 %)`. */
  change: Named;
  /** Other measures of everything said whose change is clear: `complaints rose 16 % (1 to 32 %)`. */
  alsoChanged: readonly Named[];
  /** Topics that surely moved, the surest first, each with what it did. */
  moved: readonly { name: string; words: string; path: string }[];
  topics: number;
  /** Buckets of the window with every source collected, and all that have begun. */
  collected: { whole: number; begun: number; grain: string };
  leftOut: readonly { source: string; reason: string }[];
  /** Share of mentions no engine scored, 0…1; `null` without mentions. */
  unscored: number | null;
  campaigns: readonly BriefCampaign[];
  posts: number;
  spikes: readonly Named[];
  incidents: readonly BriefIncident[];
  /** Flaws that came back in the window. */
  cameBack: readonly Named[];
  decisions: BriefDecisions;
}

export interface BriefIncident {
  label: string;
  /** `13 Nov, 07:45 to 16:30`. */
  when: string;
  path: string;
}

/**
 * A window in five lines, made by rules from numbers that are there: nothing is named that was not found, and a line
 * without news says that. Each phrase that stands on a number carries where the number is.
 */
export function briefLines(facts: BriefFacts): { kind: BriefLineKind; parts: BriefPart[] }[] {
  return [
    { kind: 'moved', parts: movedParts(facts) },
    { kind: 'sure', parts: [plain(sureWords(facts))] },
    { kind: 'did', parts: didParts(facts.campaigns, facts.posts) },
    { kind: 'broke', parts: brokeParts(facts) },
    { kind: 'decide', parts: decideParts(facts.decisions) },
  ];
}

function movedParts({ mentions, change, alsoChanged, moved, topics }: BriefFacts): BriefPart[] {
  if (mentions === null) return [plain('Nothing was collected: what people said is not known.')];
  const parts = [
    plain(`${counted(mentions, 'mention')}: `),
    at(change),
    ...alsoChanged.flatMap((named) => [plain('; '), at(named)]),
    plain('. '),
  ];
  if (topics === 0) return parts;
  if (moved.length === 0) return [...parts, plain('No topic clearly moved.')];
  const named = moved
    .slice(0, MOST_NAMED)
    .map(({ name, words, path }) => [at({ words: name, path }), plain(` ${words}`)]);
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

function brokeParts({ spikes, incidents, cameBack }: BriefFacts): BriefPart[] {
  const { told, left } = incidentsInSpikes(spikes, incidents);
  const alone = left.map(({ label, when, path }) => ({ words: `incident: ${label} (${when})`, path }));
  const named = [...told, ...alone, ...cameBack].map((one) => [at(one)]);
  if (named.length === 0) return [plain('No spike, no incident, and no flaw came back.')];
  const shown = named.slice(0, 2 * MOST_NAMED);
  const rest = named.length - shown.length;
  return [...enumerated(shown, rest > 0 ? `${rest} more` : null, '; '), plain('.')];
}

/** An incident that a spike names is told there, once, and not again by itself. */
function incidentsInSpikes(spikes: readonly Named[], incidents: readonly BriefIncident[]) {
  const left = new Set(incidents);
  const told = spikes.map(({ words, path }) => {
    const found = [...left].find(({ label }) => words.includes(label));
    if (!found) return { words, path };
    left.delete(found);
    return { words: words.replace(found.label, () => `${found.label} (${found.when})`), path };
  });
  const isTold = ({ label }: BriefIncident) => spikes.some(({ words }) => words.includes(label));
  return { told, left: [...left].filter((incident) => !isTold(incident)) };
}
