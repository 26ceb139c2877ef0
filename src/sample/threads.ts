import type { Calendar, Mood } from './calendar';
import type { SourceKey } from './people';
import type { Dice } from './prng';
import type { TurnKind } from './text/compose';
import type { CauseKey, TopicKey } from './text/language-pack';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** What a thread begins with. */
export interface ThreadRoot {
  at: number;
  source: SourceKey;
  topic: TopicKey;
  mood: Mood;
  cause: CauseKey | null;
}

/** A reply to come. `parent` is the index of the turn that is answered, −1 for the root. */
export interface PlannedTurn {
  kind: TurnKind;
  parent: number;
  at: number;
  by: 'author' | 'other' | 'care';
  mood: Mood;
}

/** How readily the care team answers about a topic, and how long it takes, against the usual. */
const CARE_HABITS: Readonly<Partial<Record<TopicKey, { answers: number; wait: number }>>> = {
  billing: { answers: 0.95, wait: 1.7 },
  north: { answers: 0.5, wait: 2.4 },
  privacy: { answers: 0.8, wait: 2.2 },
  prices: { answers: 0.7, wait: 1.4 },
  brand: { answers: 0.4, wait: 1.5 },
  esim: { answers: 1.2, wait: 0.7 },
  app: { answers: 1.1, wait: 0.9 },
};
const ANSWERED: Readonly<Record<Mood, number>> = { negative: 0.35, neutral: 0.46, positive: 0.14 };
const REVIEW_ANSWERED: Readonly<Record<Mood, number>> = { negative: 0.32, neutral: 0.15, positive: 0.1 };

/** Plans the replies to a root, each after the one it answers; order is by branch, not by time. */
export function planReplies(root: ThreadRoot, calendar: Calendar, dice: Dice): PlannedTurn[] {
  const turns: PlannedTurn[] = [];
  const add = (turn: PlannedTurn): number => turns.push(turn) - 1;
  addOthers(root, add, dice);
  addCare(root, calendar, add, dice);
  return turns;
}

const OTHERS: Readonly<Record<SourceKey, Readonly<Record<Mood, number>>>> = {
  bluesky: { negative: 0.28, neutral: 0.25, positive: 0.1 },
  mastodon: { negative: 0.34, neutral: 0.36, positive: 0.12 },
  forum: { negative: 0.55, neutral: 0.66, positive: 0.24 },
  reviews: { negative: 0, neutral: 0, positive: 0 },
};
const OTHER_KINDS: Readonly<Record<Mood, Readonly<Partial<Record<TurnKind, number>>>>> = {
  negative: { 'same-here': 46, sympathy: 20, tip: 16, 'not-here': 12, joke: 6 },
  neutral: { tip: 88, 'not-here': 12 },
  positive: { agreed: 80, joke: 6 },
};
const KIND_MOOD: Readonly<Partial<Record<TurnKind, Mood>>> = {
  'same-here': 'negative',
  sympathy: 'negative',
  joke: 'negative',
  'not-here': 'positive',
  agreed: 'positive',
  solved: 'positive',
  still: 'negative',
  'fobbed-off': 'negative',
  bump: 'negative',
};

function addOthers(root: ThreadRoot, add: (turn: PlannedTurn) => number, dice: Dice): void {
  const more = OTHERS[root.source][root.mood] * (root.cause === 'outage' ? 1.3 : 1);
  let at = root.at;
  let parent = -1;
  for (let count = 0; count < 9 && dice.chance(more); count++) {
    const kind = dice.weighted(OTHER_KINDS[root.mood] as Record<TurnKind, number>);
    at += waitMs(dice, 55, 1.3);
    const own = add({
      kind,
      parent: dice.chance(0.72) ? -1 : parent,
      at,
      by: 'other',
      mood: KIND_MOOD[kind] ?? 'neutral',
    });
    parent = own;
    if ((kind === 'tip' || kind === 'sympathy') && dice.chance(0.3)) {
      add({
        kind: 'thanked',
        parent: own,
        at: at + waitMs(dice, 40, 1.2),
        by: 'author',
        mood: kind === 'tip' ? 'positive' : 'neutral',
      });
    }
  }
}

function addCare(root: ThreadRoot, calendar: Calendar, add: (turn: PlannedTurn) => number, dice: Dice): void {
  const habits = CARE_HABITS[root.topic] ?? { answers: 1, wait: 1 };
  const overload = root.cause === 'outage' ? 0.6 : 1;
  const answers =
    (root.source === 'reviews' ? REVIEW_ANSWERED : ANSWERED)[root.mood] * habits.answers * overload;
  let parent = -1;
  let from = root.at;
  if (!dice.chance(answers)) {
    if (root.mood !== 'negative' || root.source === 'reviews' || !dice.chance(0.09)) return;
    from += Math.round((0.8 + 3 * dice.unit()) * DAY_MS);
    parent = add({ kind: 'bump', parent: -1, at: from, by: 'author', mood: 'negative' });
    if (!dice.chance(0.3)) return;
  }
  const median = (root.source === 'reviews' ? 900 : root.mood === 'positive' ? 200 : 105) * habits.wait;
  let at = careTime(calendar, from + waitMs(dice, median, 1.25), dice);
  let care = add({ kind: 'care', parent, at, by: 'care', mood: root.mood });
  if (root.source === 'reviews' || root.mood === 'positive') return;
  for (let round = 0; round < 4; round++) {
    if (!dice.chance(round === 0 ? 0.46 : 0.5)) return;
    const kind = dice.weighted(
      round === 0
        ? root.mood === 'neutral'
          ? { solved: 0, answered: 10, still: 12, 'fobbed-off': 6, thanked: 72 }
          : { solved: 22, answered: 34, still: 16, 'fobbed-off': 26, thanked: 2 }
        : { solved: 40, answered: 16, still: 32, 'fobbed-off': 12, thanked: 0 },
    );
    at += waitMs(dice, kind === 'still' ? 1300 : 45, 1.2);
    const mood = KIND_MOOD[kind] ?? (kind === 'thanked' ? 'positive' : 'neutral');
    const reaction = add({ kind, parent: care, at, by: 'author', mood });
    const goesOn = kind === 'answered' ? 0.75 : kind === 'still' || kind === 'fobbed-off' ? 0.42 : 0.25;
    if (!dice.chance(goesOn)) return;
    at = careTime(calendar, at + waitMs(dice, median * 0.8, 1.1), dice);
    const next =
      kind === 'answered'
        ? 'care-info'
        : kind === 'solved' || kind === 'thanked'
          ? 'care-solved'
          : 'care-still';
    care = add({ kind: next, parent: reaction, at, by: 'care', mood });
    if (next === 'care-solved') return;
  }
}

/** A log-normal wait, from half a minute to nine days. */
function waitMs(dice: Dice, medianMinutes: number, spread: number): number {
  const minutes = medianMinutes * Math.exp(spread * dice.normal());
  return Math.round(Math.min(9 * DAY_MS, Math.max(0.5, minutes) * MINUTE_MS + dice.unit() * 1000));
}

/** The care team writes from 7 to 22; what falls into the night waits for the morning. */
function careTime(calendar: Calendar, at: number, dice: Dice): number {
  const { hour } = calendar.local(at);
  if (hour >= 7 && hour < 22) return at;
  const untilSeven = hour < 7 ? 7 - hour : 31 - hour;
  return at + Math.round((untilSeven + 2.2 * dice.unit() ** 2) * HOUR_MS);
}
