/** Version of the way voices are drawn; it travels with every sample. */
export const VOICE_SAMPLE_VERSION = 'voices-1';

/** In the order they take turns. */
export const STRATA = ['negative', 'positive', 'neutral', 'unscored'] as const;
export type Stratum = (typeof STRATA)[number];

/** A quote that may be shown. */
export interface Candidate {
  id: string;
  stratum: Stratum;
  followers: number | null;
  text: string;
  topics: readonly string[];
}

/**
 * Up to `limit` of the candidates, the same for the same candidates in any order. Strata take turns as far as they
 * last; within one, follower tiers take turns, so that the long tail speaks as often as the loud; within a tier comes
 * who is of the topic shown least so far, then the lowest id (ids are hashes: chance, but the same each time). Of
 * near copies (letter case, links, handles and numbers aside) one is shown.
 */
export function pickVoices(candidates: readonly Candidate[], limit: number): Candidate[] {
  const queues = STRATA.map((stratum) =>
    tieredQueue(candidates.filter((candidate) => candidate.stratum === stratum)),
  );
  const shown = { copies: new Set<string>(), topics: new Map<string, number>() };
  const picked: Candidate[] = [];
  while (picked.length < limit) {
    const before = picked.length;
    for (const queue of queues) {
      const next = picked.length < limit ? queue.next(shown) : null;
      if (next) picked.push(next);
    }
    if (picked.length === before) break;
  }
  return picked;
}

/** What near copies of a text have in common. */
export function copyKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/https?:\/\/\S+|www\.\S+/g, ' ')
    .replace(/@[\p{L}\p{N}_.]+/gu, ' ')
    .replace(/\p{N}+/gu, '0')
    .replace(/[^\p{L}\p{M}\p{Emoji_Presentation}0]+/gu, ' ')
    .trim();
}

type Keyed = Candidate & { copyKey: string };

interface Shown {
  copies: Set<string>;
  /** How often each topic was shown; '' stands for no topic. */
  topics: Map<string, number>;
}

const TIERS = 4;

function tierOf(followers: number | null): number {
  if (followers === null) return 0;
  if (followers < 1_000) return 1;
  return followers < 10_000 ? 2 : 3;
}

function tieredQueue(candidates: readonly Candidate[]) {
  const byId = candidates
    .map((candidate): Keyed => ({ ...candidate, copyKey: copyKey(candidate.text) }))
    .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  const tiers = Array.from({ length: TIERS }, (_, tier) =>
    byId.filter((candidate) => tierOf(candidate.followers) === tier),
  );
  let turn = 0;
  return {
    next(shown: Shown): Candidate | null {
      for (let tried = 0; tried < TIERS; tried++) {
        const tier = tiers[turn++ % TIERS] as Keyed[];
        const found = takeLeastShown(tier, shown);
        if (found) return found;
      }
      return null;
    },
  };
}

function takeLeastShown(tier: Keyed[], shown: Shown): Candidate | null {
  let best: { index: number; times: number } | null = null;
  for (let index = 0; index < tier.length; index++) {
    const candidate = tier[index] as Keyed;
    if (shown.copies.has(candidate.copyKey)) {
      tier.splice(index--, 1);
      continue;
    }
    const times = timesShown(candidate, shown);
    if (best === null || times < best.times) best = { index, times };
    if (times === 0) break;
  }
  if (best === null) return null;
  const [found] = tier.splice(best.index, 1) as [Keyed];
  shown.copies.add(found.copyKey);
  for (const topic of topicsOf(found)) shown.topics.set(topic, (shown.topics.get(topic) ?? 0) + 1);
  return found;
}

function timesShown(candidate: Candidate, shown: Shown): number {
  return Math.min(...topicsOf(candidate).map((topic) => shown.topics.get(topic) ?? 0));
}

function topicsOf({ topics }: Candidate): readonly string[] {
  return topics.length > 0 ? topics : [''];
}
