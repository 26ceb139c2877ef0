/** Version of the rules that set voices apart; it travels with what they say. */
export const VOICE_KINDS_VERSION = 'voice-kinds-1';

export const VOICE_KINDS = ['person', 'likely-bot', 'syndicated'] as const;
export type VoiceKind = (typeof VOICE_KINDS)[number];

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A voice that says the same words so often in so many minutes is likely a bot. */
export const REPEATS = { times: 3, minutes: 10 } as const;
/** One of at least so many mentions, most of which are words it said so many times, speaks in formulas: a feed. */
export const FORMULAS = { mentions: 5, times: 3, share: 0.8 } as const;
/** One that speaks in so many hours of the day, on so many days (of UTC), does not sleep. */
export const SLEEPLESS = { hours: 20, days: 3 } as const;
/** Words said on so many sources, or by so many voices, within a day are copies; a voice is syndicated when half of what it says is. */
export const COPIED = { sources: 3, voices: 5, share: 0.5 } as const;

/** Something said in words that were said at least `REPEATS.times` times; near copies share a key. */
export interface RepeatedMention {
  voice: string;
  source: string;
  atMs: number;
  copyKey: string;
}

/** What else the rules ask of a voice. */
export interface VoiceActivity {
  mentions: number;
  /** Days of UTC on which it spoke in at least `SLEEPLESS.hours` hours. */
  sleeplessDays: number;
}

export type ApartReason =
  | { rule: 'repeats'; times: number }
  | { rule: 'formulas'; repeated: number; mentions: number }
  | { rule: 'sleepless'; days: number }
  | { rule: 'copied'; copies: number; mentions: number };

export interface SetApart {
  kind: Exclude<VoiceKind, 'person'>;
  /** Every rule that holds, the one that decides first. */
  reasons: ApartReason[];
}

/**
 * Voices that are likely bots or syndicated, with why; everybody else is a person. A likely bot stays one whatever else
 * holds. The same for the same mentions in any order.
 */
export function setVoicesApart(
  repeated: readonly RepeatedMention[],
  activity: ReadonlyMap<string, VoiceActivity>,
): Map<string, SetApart> {
  const { repeats, formulaic } = countOwnRepeats(repeated);
  const copies = countCopies(repeated);
  const apart = new Map<string, SetApart>();
  for (const voice of new Set([...activity.keys(), ...repeats.keys()])) {
    const { mentions = 0, sleeplessDays = 0 } = activity.get(voice) ?? {};
    const times = repeats.get(voice) ?? 0;
    const copied = copies.get(voice) ?? 0;
    const reasons: ApartReason[] = [];
    if (times >= REPEATS.times) reasons.push({ rule: 'repeats', times });
    if (sleeplessDays >= SLEEPLESS.days) reasons.push({ rule: 'sleepless', days: sleeplessDays });
    const formulas = formulaic.get(voice) ?? 0;
    if (mentions >= FORMULAS.mentions && formulas >= FORMULAS.share * mentions) {
      reasons.push({ rule: 'formulas', repeated: formulas, mentions });
    }
    const isBot = reasons.length > 0;
    if (copied > 0 && copied >= COPIED.share * mentions)
      reasons.push({ rule: 'copied', copies: copied, mentions });
    if (reasons.length > 0) apart.set(voice, { kind: isBot ? 'likely-bot' : 'syndicated', reasons });
  }
  return apart;
}

/**
 * Of each voice, the most times it said the same words within `REPEATS.minutes`, and how many of its mentions are words
 * it said `FORMULAS.times` times or more, whenever.
 */
function countOwnRepeats(repeated: readonly RepeatedMention[]) {
  const repeats = new Map<string, number>();
  const formulaic = new Map<string, number>();
  for (const said of groupsOf(repeated, ({ voice, copyKey }) => JSON.stringify([voice, copyKey]))) {
    const { voice } = said[0] as RepeatedMention;
    if (said.length >= FORMULAS.times) formulaic.set(voice, (formulaic.get(voice) ?? 0) + said.length);
    let first = 0;
    for (let last = 0; last < said.length; last++) {
      while (timeOf(said, last) - timeOf(said, first) > REPEATS.minutes * MINUTE_MS) first++;
      repeats.set(voice, Math.max(repeats.get(voice) ?? 0, last - first + 1));
    }
  }
  return { repeats, formulaic };
}

/** Of each voice, how many of its mentions are words that were copied within a day of them. */
function countCopies(repeated: readonly RepeatedMention[]): Map<string, number> {
  const copies = new Map<string, number>();
  for (const said of groupsOf(repeated, ({ copyKey }) => copyKey)) {
    const voices = new Tally();
    const sources = new Tally();
    let first = 0;
    let counted = 0;
    for (let last = 0; last < said.length; last++) {
      const latest = said[last] as RepeatedMention;
      voices.add(latest.voice);
      sources.add(latest.source);
      while (timeOf(said, last) - timeOf(said, first) > DAY_MS) {
        const gone = said[first++] as RepeatedMention;
        voices.remove(gone.voice);
        sources.remove(gone.source);
      }
      if (voices.size < COPIED.voices && sources.size < COPIED.sources) continue;
      for (counted = Math.max(counted, first); counted <= last; counted++) {
        const { voice } = said[counted] as RepeatedMention;
        copies.set(voice, (copies.get(voice) ?? 0) + 1);
      }
    }
  }
  return copies;
}

/** Mentions by a key, earliest first in each group. */
function groupsOf(
  repeated: readonly RepeatedMention[],
  keyOf: (mention: RepeatedMention) => string,
): Iterable<RepeatedMention[]> {
  const groups = new Map<string, RepeatedMention[]>();
  for (const mention of repeated) {
    const key = keyOf(mention);
    const known = groups.get(key);
    if (known) known.push(mention);
    else groups.set(key, [mention]);
  }
  for (const group of groups.values()) group.sort((one, other) => one.atMs - other.atMs);
  return groups.values();
}

function timeOf(said: readonly RepeatedMention[], index: number): number {
  return (said[index] as RepeatedMention).atMs;
}

/** How many different things there are among some that come and go. */
class Tally {
  readonly #counts = new Map<string, number>();

  get size(): number {
    return this.#counts.size;
  }

  add(thing: string): void {
    this.#counts.set(thing, (this.#counts.get(thing) ?? 0) + 1);
  }

  remove(thing: string): void {
    const left = (this.#counts.get(thing) ?? 0) - 1;
    if (left > 0) this.#counts.set(thing, left);
    else this.#counts.delete(thing);
  }
}
