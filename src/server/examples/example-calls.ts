import type { Known } from './read-known';

type Kind = keyof Known;
/** Values of one call: as they are, or one of what the store holds, written `<kind>`. */
type Values = Readonly<Record<string, string>>;

/** Which thing the `{id}` of a path is; the first that fits counts. */
const PATHS: readonly (readonly [RegExp, Kind])[] = [
  [/^\/alerts\//, 'alert'],
  [/^\/boards\//, 'board'],
  [/^\/campaigns\/\{id\}\/pledge/, 'pledged'],
  [/^\/campaigns\//, 'campaign'],
  [/^\/flaws\//, 'flaw'],
  [/^\/flaw-proposals\//, 'proposal'],
  [/^\/imports\//, 'import'],
  [/^\/links\//, 'link'],
  [/^\/marks\//, 'mark'],
  [/^\/mentions\//, 'mention'],
  [/^\/threads\/\{id\}/, 'thread'],
  [/^\/topics\//, 'topic'],
  [/^\/voices\//, 'voice'],
];

/** What is asked beyond the path: what a call needs, and a choice that shows what it is for. */
const QUERIES: Readonly<Record<string, Values>> = {
  '/authors/mentions': { source: '<source>', author: '<author>' },
  '/brief': { days: '28' },
  '/campaign-verdicts': { id: '<campaign>' },
  '/currents': { days: '28', bucket: 'day' },
  '/drivers': { from: '<from>', to: '<to>' },
  '/effects/made-unreadable': { kind: 'campaign', at: '<from>', endExclusive: '<to>' },
  '/flaws': { sort: 'rank' },
  '/flow': { days: '90' },
  '/flow/people': { kind: 'never-answered', days: '90' },
  '/marks': { from: '<from>', to: '<to>' },
  '/marks.csv': { days: '90' },
  '/reply-times': { days: '28', by: 'team' },
  '/risen-flaws': { from: '<from>', to: '<to>' },
  '/spikes': { days: '28' },
  '/threads': { state: 'waiting', sort: 'waiting', limit: '20' },
  '/thread-counts': { state: 'waiting' },
  '/topics/movers': { days: '28' },
  '/voices': { lens: 'most-affected', days: '28' },
  '/voices/sample': { days: '28', sentiment: 'negative' },
};

/** A call of which this store can give an answer: values of its path and query. */
export interface ExampleCall {
  path: Values;
  query: Values;
}

/** An example of the reading call at `path`; `null` where the store holds nothing it could be of. */
export function exampleCall(path: string, known: Known): ExampleCall | null {
  const asked = QUERIES[path] ?? QUERIES[path.replace(/\.csv$/, '')] ?? {};
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries(asked)) {
    const kind = /^<(\w+)>$/.exec(value)?.[1] as Kind | undefined;
    const filled = kind === undefined ? value : known[kind];
    if (filled === null) return null;
    query[name] = filled;
  }
  if (!path.includes('{')) return { path: {}, query };
  const kind = PATHS.find(([pattern]) => pattern.test(path))?.[1];
  const id = kind === undefined ? null : known[kind];
  return id === null ? null : { path: { id }, query };
}
