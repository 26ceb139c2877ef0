import { isFiller } from '../drivers/stop-words';
import { complaintFeatures, normalisedText } from './complaint-features';
import { type GroupSign, groupTexts, NO_WORD, type TextGroups } from './group-texts';
import { joinGroups } from './join-groups';
import { proposalReasons, type Rise, riseOf } from './proposal-reasons';

/** Version of the rule below; it travels with every proposal. */
export const PROPOSAL_VERSION = 'proposal-2';
/** Fewer people may be one household. */
export const MIN_PEOPLE = 3;
/** A sign that speaks for a group is at least so many times as frequent in it as in the topic … */
const LEAST_LIFT = 3;
/** … and stands in at least this share of its texts, and in two. */
const LEAST_SHARE = 0.2;
/** So many of its texts must hold one of its signs. */
const LEAST_SHARED = 0.5;
const MOST_PHRASES = 6;
/** Texts of a language from which on they are compared among themselves. */
const LEAST_OF_LANGUAGE = 20;
/** The tag of what the detector is not sure of; the detector itself is not needed here. */
const UNKNOWN_LANGUAGE = 'und';
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** The opening of a complaint thread. */
export interface ComplaintOpening {
  id: string;
  /** Whoever said it; `null` when the name is gone: all of these count as one. */
  person: string | null;
  saidAtMs: number;
  text: string;
  /** The language it is written in; `null` or `und` when that is not known. */
  lang: string | null;
}

/** Complaints that may have one cause, and why they are thought to. */
export interface FlawProposal {
  /** Id of its first complaint: stays while complaints are added. */
  key: string;
  /** In order of time. */
  members: string[];
  /** Its strongest phrases. */
  title: string;
  /** What its complaints share and others of the topic hardly say, strongest first. */
  phrases: string[];
  people: number;
  /** Distinct days of the zone on which somebody complained. */
  days: number;
  /** Complaints that say the same as another one but for names, numbers and signs. */
  nearCopies: number;
  firstAtMs: number;
  lastAtMs: number;
  /** `null` when it does not rise against the rest of the topic. */
  rise: Rise | null;
  /** Each reason in words. */
  why: string[];
  version: string;
}

export interface FlawProposals {
  /** Largest number of people first. */
  proposals: FlawProposal[];
  /** Complaints that are in no proposal. */
  alone: string[];
  /** Group of each complaint, proposed or not, by id: what a later call takes as `before`. */
  groups: ReadonlyMap<string, string>;
  version: string;
}

export interface ProposalOptions {
  /** The local day of an instant; UTC unless said. */
  dayOf?: (atMs: number) => string;
  /** The groups of an earlier call; then what was grouped hardly moves when more arrives. */
  before?: ReadonlyMap<string, string>;
}

/**
 * Proposes flaws among the complaint threads of a topic. Near copies count as one text; texts are grouped by what they
 * share in words, pairs of words and weeks (see `groupTexts`), and groups that say the same in other words are joined
 * (see `joinGroups`). Proposed is what three people or more say, half of whose texts hold a sign that others hardly
 * use; the phrases that are named are no fillers. A flaw that is spoken of in three languages gives up to three proposals. The
 * same complaints give the same proposals in any order. Time grows with complaints × words × groups (bench/flaws.md).
 */
export function proposeFlaws(
  complaints: readonly ComplaintOpening[],
  { dayOf = utcDay, before = new Map() }: ProposalOptions = {},
): FlawProposals {
  const ordered = [...complaints].sort(byTime);
  const groups = new Map<string, string>();
  const proposals = byLanguage(distinctTexts(ordered)).flatMap((texts) => {
    const found = groupTexts(
      texts.map(({ features, members }) => [...features, ...weeksOf(members)]),
      startingPlaces(texts, before),
    );
    const members = membersOf(texts, found);
    for (const inGroup of members.values()) {
      const all = complaintsOf(inGroup);
      for (const { id } of all) groups.set(id, (all[0] as ComplaintOpening).id);
    }
    return joinGroups(found).flatMap((joined) => {
      const inGroups = joined.flatMap((group) => members.get(group) ?? []);
      return proposalOf(inGroups, phrasesOf(found.signsOf(joined), inGroups), ordered, dayOf) ?? [];
    });
  });
  const proposed = new Set(proposals.flatMap((proposal) => proposal.members));
  return {
    proposals: proposals.sort(
      (one, other) =>
        other.people - one.people ||
        other.members.length - one.members.length ||
        (one.key < other.key ? -1 : 1),
    ),
    alone: ordered.flatMap(({ id }) => (proposed.has(id) ? [] : [id])),
    groups,
    version: PROPOSAL_VERSION,
  };
}

function byTime(one: ComplaintOpening, other: ComplaintOpening): number {
  return one.saidAtMs - other.saidAtMs || (one.id < other.id ? -1 : 1);
}

function utcDay(atMs: number): string {
  return String(Math.floor(atMs / DAY_MS));
}

/** The weeks of a text, begun at two places: complaints that come together need not fall into one calendar week. */
function weeksOf(members: readonly ComplaintOpening[]): string[] {
  const week = (members[0] as ComplaintOpening).saidAtMs / WEEK_MS;
  return [`${NO_WORD}week ${Math.floor(week)}`, `${NO_WORD}middle ${Math.floor(week + 0.5)}`];
}

/** Complaints that are near copies of each other. */
interface DistinctText {
  members: ComplaintOpening[];
  features: ReadonlySet<string>;
  /** See `ComplaintFeatures`. */
  written: ReadonlyMap<string, string>;
}

function distinctTexts(ordered: readonly ComplaintOpening[]): DistinctText[] {
  const texts = new Map<string, ComplaintOpening[]>();
  for (const complaint of ordered) {
    const normalised = normalisedText(complaint.text);
    // What says nothing is like nothing else.
    const key = normalised === '' ? `\0${complaint.id}` : normalised;
    const members = texts.get(key);
    if (members) members.push(complaint);
    else texts.set(key, [complaint]);
  }
  return [...texts.values()].map((members) => {
    const { features, written } = complaintFeatures((members[0] as ComplaintOpening).text);
    return { members, features: new Set(features), written };
  });
}

/**
 * Texts by language: beside those of another language every word of a text is a sign. What is written in a language that
 * is not known, or that few write, stands with the most common one.
 */
function byLanguage(texts: readonly DistinctText[]): DistinctText[][] {
  const parts = new Map<string, DistinctText[]>();
  for (const text of texts) {
    const lang = (text.members[0] as ComplaintOpening).lang ?? UNKNOWN_LANGUAGE;
    const part = parts.get(lang);
    if (part) part.push(text);
    else parts.set(lang, [text]);
  }
  const isOwn = ([lang, part]: [string, DistinctText[]]) =>
    lang !== UNKNOWN_LANGUAGE && part.length >= LEAST_OF_LANGUAGE;
  const own = [...parts]
    .filter(isOwn)
    .sort(([one, part], [other, others]) => others.length - part.length || (one < other ? -1 : 1));
  const most = own[0]?.[0];
  const place = new Set(own.map(([lang]) => lang));
  const rest = texts.filter(({ members }) => {
    const { lang } = members[0] as ComplaintOpening;
    return lang === null || !place.has(lang) || lang === most;
  });
  return [rest, ...own.slice(1).map(([, part]) => part)];
}

function startingPlaces(
  texts: readonly DistinctText[],
  before: ReadonlyMap<string, string>,
): (number | null)[] {
  const numbers = new Map<string, number>();
  return texts.map(({ members }) => {
    const known = members.map(({ id }) => before.get(id)).find((key) => key !== undefined);
    if (known === undefined) return null;
    const number = numbers.get(known) ?? numbers.size;
    numbers.set(known, number);
    return number;
  });
}

function membersOf(texts: readonly DistinctText[], { places }: TextGroups): Map<number, DistinctText[]> {
  const groups = new Map<number, DistinctText[]>();
  texts.forEach((text, index) => {
    const place = places[index] ?? null;
    if (place === null) return;
    const members = groups.get(place);
    if (members) members.push(text);
    else groups.set(place, [text]);
  });
  return groups;
}

function complaintsOf(texts: readonly DistinctText[]): ComplaintOpening[] {
  return texts.flatMap(({ members }) => members).sort(byTime);
}

interface Phrases {
  /** Without fillers: those say why to nobody. */
  phrases: string[];
  /** Share of the group's texts that hold at least one of them. */
  shared: number;
  /** The same with fillers: texts are alike in how they say it, too. */
  alike: number;
}

function phrasesOf(signs: readonly GroupSign[], texts: readonly DistinctText[]): Phrases {
  const written = new Map(texts.flatMap((text) => [...text.written]));
  const lang = languageOf(texts);
  const saysNothing = (feature: string) => isFiller(written.get(feature) ?? feature, lang);
  const all = strongestOf(signs, texts.length);
  const phrases = strongestOf(
    signs.filter(({ feature }) => !saysNothing(feature)),
    texts.length,
  );
  const shareOf = (chosen: readonly string[]) =>
    texts.filter(({ features }) => chosen.some((feature) => features.has(feature))).length / texts.length;
  return {
    phrases: phrases.map((feature) => written.get(feature) ?? feature),
    shared: shareOf(phrases),
    alike: shareOf(all),
  };
}

/** The strongest signs that enough texts of a group hold and few others. */
function strongestOf(signs: readonly GroupSign[], size: number): string[] {
  const least = Math.max(2, LEAST_SHARE * size);
  const chosen: string[] = [];
  for (const { feature, texts: holding, lift } of signs) {
    if (chosen.length === MOST_PHRASES) break;
    if (holding < least || lift < LEAST_LIFT || feature.startsWith(NO_WORD)) continue;
    const words = feature.split(' ');
    if (words.every((word) => word.length < 4 && word < '\u0e00')) continue;
    // A word that stands in a phrase already is not said twice.
    if (chosen.some((other) => words.every((word) => other.split(' ').includes(word)))) continue;
    chosen.push(feature);
  }
  return chosen;
}

/** The language most of these texts are written in; `null` when that is not known. */
function languageOf(texts: readonly DistinctText[]): string | null {
  const counts = new Map<string | null, number>();
  for (const { members } of texts) {
    const { lang } = members[0] as ComplaintOpening;
    counts.set(lang, (counts.get(lang) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? null;
}

function proposalOf(
  texts: readonly DistinctText[],
  { phrases, shared, alike }: Phrases,
  ordered: readonly ComplaintOpening[],
  dayOf: (atMs: number) => string,
): FlawProposal | null {
  const members = complaintsOf(texts);
  const people = new Set(members.map(({ person }) => person)).size;
  if (people < MIN_PEOPLE || phrases.length === 0 || alike < LEAST_SHARED) return null;
  const ids = new Set(members.map(({ id }) => id));
  const first = members[0] as ComplaintOpening;
  const figures = {
    key: first.id,
    members: members.map(({ id }) => id),
    title: phrases.slice(0, 3).join(', '),
    phrases,
    people,
    days: new Set(members.map(({ saidAtMs }) => dayOf(saidAtMs))).size,
    nearCopies: members.length - texts.length,
    firstAtMs: first.saidAtMs,
    lastAtMs: (members.at(-1) as ComplaintOpening).saidAtMs,
    rise: riseOf(
      members.map(({ saidAtMs }) => saidAtMs),
      ordered.flatMap(({ id, saidAtMs }) => (ids.has(id) ? [] : [saidAtMs])),
    ),
  };
  return { ...figures, why: proposalReasons(figures, shared), version: PROPOSAL_VERSION };
}
