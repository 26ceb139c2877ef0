import type { Catalogue } from '../../../contract/catalogue';
import type { Team } from '../../../contract/teams';
import { ROUTED_BY, type RoutedBy, type ThreadSort } from '../../../contract/thread-kinds';
import type { Topic } from '../../../contract/topics';
import { flowPlaceWords } from '../../lib/flow-place-words';
import { languageName } from '../../lib/language-name';
import { waitWords } from '../../lib/wait-words';
import { formatCount, formatPercent } from '../../ui/charts/number-format';
import { formatInstant } from '../../ui/charts/time-format';
import { RIVER_SENTIMENTS } from '../../url-state/river-search';
import {
  type ManyFilter,
  type OneFilter,
  type ThreadsSearch,
  type ThreadsUpdate,
  toggleChosen,
  withOne,
  withoutBegun,
  withoutFlow,
  withoutStretch,
  withWords,
} from '../../url-state/threads-search';
import { STATE_WORDS } from './row-words';

export interface FilterChoice {
  value: string;
  label: string;
  detail?: string;
}
/** A filter of several choices, as it is offered. */
export interface ManyField {
  filter: Exclude<ManyFilter, 'state'>;
  name: string;
  plural: string;
  choices: readonly FilterChoice[];
}
/** A filter of one choice; the first one means any. */
export interface OneField {
  filter: OneFilter;
  name: string;
  choices: readonly { value: string; label: string }[];
}
/** Something that narrows the list, and the way to take it away. */
export interface FilterChip {
  key: string;
  name: string;
  label: string;
  without: ThreadsUpdate;
}

export const SORT_WORDS: Readonly<Record<ThreadSort, string>> = {
  recent: 'most recent',
  waiting: 'longest waiting',
  size: 'most turns',
  persistence: 'most days',
};

const SENTIMENT_WORDS: Readonly<Record<(typeof RIVER_SENTIMENTS)[number], string>> = {
  positive: 'positive',
  neutral: 'neutral',
  negative: 'negative',
  unscored: 'not scored',
};
/** How a conversation came to its team, as a choice. */
const ROUTED_WORDS: Readonly<Record<RoutedBy, string>> = {
  person: 'by a person',
  rule: 'by a rule',
  topic: 'by its topic',
  several: 'several teams own it',
  none: 'nobody owns it',
  conflict: 'people disagree',
};
/** Chosen by the tabs. */
const UNOFFERED = [{ filter: 'state', name: 'State' }] as const;
const ANY = 'any';
const HOUR_S = 3600;
const WAITS_HOURS = [1, 5, 24, 120, 720];
const FOLLOWERS = [100, 1000, 10_000, 100_000];

/** What the filters of several choices have to offer. */
export interface Offered {
  catalogue: Catalogue | undefined;
  topics: readonly Topic[];
  flaws: readonly { id: string; title: string }[];
  labels: readonly { label: string; threads: number }[];
}

/** The filters of several choices, with what the store holds to choose from; without labels none is offered. */
export function manyFields({ catalogue, topics, flaws, labels }: Offered): ManyField[] {
  return [
    {
      filter: 'topic',
      name: 'Topic',
      plural: 'topics',
      choices: topics.map(({ id, name, building }) => ({
        value: id,
        label: name,
        ...(building ? { detail: `counting, ${formatPercent(100 * building.share)}` } : {}),
      })),
    },
    {
      filter: 'routed',
      name: 'Routed',
      plural: 'ways',
      choices: ROUTED_BY.map((value) => ({ value, label: ROUTED_WORDS[value] })),
    },
    {
      filter: 'sentiment',
      name: 'Sentiment',
      plural: 'classes',
      choices: RIVER_SENTIMENTS.map((value) => ({ value, label: SENTIMENT_WORDS[value] })),
    },
    {
      filter: 'source',
      name: 'Source',
      plural: 'sources',
      choices: (catalogue?.sources ?? []).map(({ id }) => ({ value: id, label: id })),
    },
    {
      filter: 'lang',
      name: 'Language',
      plural: 'languages',
      choices: (catalogue?.languages ?? []).map(({ lang }) => ({ value: lang, label: languageName(lang) })),
    },
    {
      filter: 'flaw',
      name: 'Flaw',
      plural: 'flaws',
      choices: flaws.map(({ id, title }) => ({ value: id, label: title })),
    },
    {
      filter: 'label',
      name: 'Label',
      plural: 'labels',
      choices: labels.map(({ label, threads }) => ({
        value: label,
        label: label.replace(':', ': '),
        detail: formatCount(threads),
      })),
    },
  ];
}

/** The filters of one choice; one that only an address can hold is offered beside the others. */
export function oneFields(search: ThreadsSearch, teams: readonly Pick<Team, 'id' | 'name'>[]): OneField[] {
  const yesNo = (yes: string, no: string) => [
    { value: ANY, label: 'any' },
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ];
  const numbers = (offered: readonly number[], chosen: number, words: (value: number) => string) => [
    { value: '0', label: 'any' },
    ...[...new Set([...offered, chosen])]
      .filter((value) => value > 0)
      .sort((one, other) => one - other)
      .map((value) => ({ value: String(value), label: words(value) })),
  ];
  return [
    { filter: 'team', name: 'Team', choices: teamChoices(search, teams) },
    { filter: 'complaint', name: 'Complaint', choices: yesNo('yes', 'none') },
    { filter: 'answered', name: 'Answered', choices: yesNo('ever', 'never') },
    { filter: 'seen', name: 'Seen by its team', choices: yesNo('yes', 'not yet') },
    { filter: 'waiting', name: 'Waiting', choices: numbers(WAITS_HOURS, search.waiting, waitingLabel) },
    { filter: 'followers', name: 'Followers', choices: numbers(FOLLOWERS, search.followers, followersLabel) },
  ];
}

function teamChoices({ team }: ThreadsSearch, teams: readonly Pick<Team, 'id' | 'name'>[]) {
  const known = teams.map(({ id, name }) => ({ value: id, label: name }));
  const gone = team !== null && !teams.some(({ id }) => id === team);
  return [
    { value: ANY, label: 'any' },
    ...known,
    ...(gone ? [{ value: team, label: 'a team that is not here' }] : []),
  ];
}

/** What stands in the control of a filter of one choice. */
export function chosenOne(search: ThreadsSearch, filter: OneFilter): string {
  return String(search[filter] ?? ANY);
}

/** How a filter of one choice is set from a control, whose values are words. */
export function chooseOne(filter: OneFilter, value: string): ThreadsUpdate {
  if (filter === 'team') return withOne(filter, value === ANY ? null : value);
  return withOne(filter, filter === 'waiting' || filter === 'followers' ? Number(value) : value);
}

/** Everything that narrows the list, each with the way to take it away. */
export function filterChips(
  search: ThreadsSearch,
  fields: readonly ManyField[],
  ones: readonly OneField[],
  zone: string,
): FilterChip[] {
  const many = ([...UNOFFERED, ...fields] as const).flatMap(({ filter, name }) =>
    search[filter].map((value: string) => ({
      key: `${filter} ${value}`,
      name,
      label: labelOf(filter, value, fields),
      without: toggleChosen(filter, value),
    })),
  );
  const one = ones
    .filter(({ filter, choices }) => chosenOne(search, filter) !== choices[0]?.value)
    .map(({ filter, name, choices }) => ({
      key: filter,
      name,
      label: choices.find(({ value }) => value === chosenOne(search, filter))?.label ?? '',
      without: chooseOne(filter, choices[0]?.value ?? ''),
    }));
  const words = search.q.trim();
  return [
    ...(words === '' ? [] : [{ key: 'q', name: 'Words', label: words, without: withWords('') }]),
    ...many,
    ...one,
    ...openingChip(search),
    ...flowChips(search, fields, ones),
    ...stretchChip(search, zone),
    ...begunChip(search, zone),
  ];
}

function labelOf(filter: ManyFilter, value: string, fields: readonly ManyField[]): string {
  if (filter === 'state') return STATE_WORDS[value as keyof typeof STATE_WORDS].name;
  const known = fields.find((field) => field.filter === filter)?.choices.find((one) => one.value === value);
  if (known) return known.label;
  // A topic from an old link is an id that says nothing.
  if (filter === 'flaw') return 'one flaw';
  return filter === 'topic' ? 'a topic that is not here' : value;
}

/** Where in the flow complaints stand: another page counted them so. */
function flowChips(
  { flow }: ThreadsSearch,
  fields: readonly ManyField[],
  ones: readonly OneField[],
): FilterChip[] {
  const topics = fields.find(({ filter }) => filter === 'topic')?.choices ?? [];
  const teams = ones.find(({ filter }) => filter === 'team')?.choices ?? [];
  const nameOf = (kind: 'topic' | 'team', id: string) =>
    (kind === 'topic' ? topics : teams).find(({ value }) => value === id)?.label ??
    `a ${kind} that is not here`;
  return flow.map((place) => ({
    key: `flow ${place}`,
    name: 'In the flow',
    label: flowPlaceWords(place, nameOf),
    without: withoutFlow(place),
  }));
}

function stretchChip({ from, to }: ThreadsSearch, zone: string): FilterChip[] {
  if (from === null && to === null) return [];
  return [
    { key: 'stretch', name: 'Last turn', label: stretchWords(from, to, zone), without: withoutStretch },
  ];
}

/** When it began, and whether people began it: other pages count by that. */
function begunChip({ begunFrom, begunTo, begunBy }: ThreadsSearch, zone: string): FilterChip[] {
  const label = [stretchWords(begunFrom, begunTo, zone), begunBy === 'people' ? 'by people' : '']
    .filter((words) => words !== '')
    .join(', ');
  return label === '' ? [] : [{ key: 'begun', name: 'Begun', label, without: withoutBegun }];
}

/** Without a topic it narrows nothing. */
function openingChip({ topic, topicOf }: ThreadsSearch): FilterChip[] {
  if (topicOf === 'any' || topic.length === 0) return [];
  return [{ key: 'topicOf', name: 'Topic of', label: 'its opening', without: withOne('topicOf', 'any') }];
}

function stretchWords(from: string | null, to: string | null, zone: string): string {
  const at = (instant: string) => formatInstant(Date.parse(instant), zone);
  return [from === null ? '' : `from ${at(from)}`, to === null ? '' : `before ${at(to)}`].join(' ').trim();
}

function waitingLabel(hours: number): string {
  return `over ${waitWords(hours * HOUR_S)}`;
}

function followersLabel(count: number): string {
  return `${formatCount(count)} or more`;
}
