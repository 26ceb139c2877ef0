import type { CardKind, FigureMeasure } from '../../../contract/board-kinds';
import type { BoardCard } from '../../../contract/boards';
import type { Campaign } from '../../../contract/campaigns';
import type { Topic } from '../../../contract/topics';

/** What each kind of card is called, and what it is for. */
export const CARD_WORDS: Record<CardKind, { name: string; means: string }> = {
  figure: { name: 'Figure', means: 'One number with its change and interval' },
  currents: { name: 'Currents', means: 'Mentions over time, by how they were meant' },
  movers: { name: 'What moved', means: 'Topics that surely rose or fell' },
  share: { name: 'Share of voice', means: 'How much of a set is about each topic' },
  campaign: { name: 'Campaign', means: 'One campaign with its verdict' },
  flaws: { name: 'Flaws', means: 'Flaws by rank, with their states' },
  flow: { name: 'Flow', means: 'How far complaints come, and where they wait' },
  voices: { name: 'Voices', means: 'Three people in their own words' },
  spikes: { name: 'Spikes', means: 'Bursts, expected or not' },
  note: { name: 'Note', means: 'Words of your own' },
};

export const MEASURE_WORDS: Record<FigureMeasure, string> = {
  volume: 'Mentions',
  'net-sentiment': 'Net sentiment, points',
  negative: 'Negative mentions',
  complaints: 'Complaints',
};

/** What a figure counts in: a card may be called anything. */
export const UNIT_WORDS: Record<FigureMeasure, string> = {
  volume: 'mentions',
  'net-sentiment': 'points of net sentiment',
  negative: 'negative mentions',
  complaints: 'complaints',
};

export interface CardNames {
  topics: readonly Topic[];
  campaigns: readonly Campaign[];
}

/** So many are named in the heading of a share. */
const SHARE_NAMES = 3;

export const NO_NAMES: CardNames = { topics: [], campaigns: [] };

/** Whether a card is called after something whose name must be known first. */
export function isNamedAfter(card: BoardCard): boolean {
  if (card.title !== null) return false;
  return card.kind === 'campaign' || card.kind === 'share' || ('topic' in card && card.topic !== null);
}

/** A card's heading: what somebody called it, else what it shows and of what. */
export function cardTitle(card: BoardCard, { topics, campaigns }: CardNames): string {
  if (card.title !== null) return card.title;
  if (card.kind === 'campaign') {
    return campaigns.find(({ id }) => id === card.campaignId)?.name ?? 'Campaign';
  }
  if (card.kind === 'share') return shareTitle(card, topics);
  const what = card.kind === 'figure' ? MEASURE_WORDS[card.measure] : CARD_WORDS[card.kind].name;
  const topic = 'topic' in card ? card.topic : null;
  if (topic === null) return what;
  return `${topics.find(({ id }) => id === topic)?.name ?? 'Removed topic'}: ${lowered(what)}`;
}

/** By what is compared: two cards of shares are told apart by it. */
function shareTitle({ topics: shown, among, us }: CardOf<'share'>, topics: readonly Topic[]): string {
  const nameOf = (id: string) => topics.find((topic) => topic.id === id)?.name ?? 'removed topic';
  const names = [...(us ? ['us'] : []), ...shown.map(nameOf)];
  const rest = names.length - SHARE_NAMES;
  const listed =
    rest > 1
      ? `${names.slice(0, SHARE_NAMES).join(', ')} and ${rest} more`
      : new Intl.ListFormat('en').format(names);
  const set = among === null ? (us ? 'voice' : 'all mentions') : nameOf(among);
  return `Share of ${set}: ${listed}`;
}

/** The same at the head of a board, whose last day goes on. */
export function boardDaysWords(days: number): string {
  return days === 1 ? 'today so far' : `last ${days} days, today so far`;
}

/** `last 28 days`, `today`. */
export function daysWords(days: number): string {
  return days === 1 ? 'today' : `last ${days} days`;
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** A card of one kind. */
export type CardOf<Kind extends CardKind> = Extract<BoardCard, { kind: Kind }>;
