import { STARTER_BOARD } from '../../contract/board-kinds';
import type { Board, BoardCard } from '../../contract/boards';

/** What a workspace watches, most spoken of first. */
export interface Watched {
  topics: readonly { id: string }[];
  /** The campaign that runs, else the one that ran last. */
  campaign: { id: string } | null;
  hasFlaws: boolean;
}

const TOPIC_FIGURES = 4;

/** A board from what the workspace watches: how much and how it was meant, what moved, what broke, in whose words. */
export function starterBoard({ topics, campaign, hasFlaws }: Watched): Board {
  const figured = topics.slice(0, TOPIC_FIGURES);
  const all = { topic: null, source: [] };
  const cards: Unplaced[] = [
    { kind: 'figure', measure: 'volume', ...all },
    { kind: 'figure', measure: 'net-sentiment', ...all },
    { kind: 'figure', measure: 'complaints', ...all },
    { kind: 'figure', measure: 'negative', ...all },
    { kind: 'currents', ...all, width: 2, height: 2 },
    { kind: 'voices', ...all, sentiment: null, width: 2, height: 2 },
    ...figured.map(({ id }): Unplaced => ({ kind: 'figure', measure: 'volume', topic: id, source: [] })),
  ];
  if (topics.length > 0) cards.push({ kind: 'movers', source: [], width: 2, height: 2 });
  if (figured.length > 1)
    cards.push({
      kind: 'share',
      topics: figured.map(({ id }) => id),
      among: null,
      us: false,
      source: [],
      height: 2,
    });
  cards.push({ kind: 'spikes', topic: null });
  if (campaign) cards.push({ kind: 'campaign', campaignId: campaign.id });
  if (hasFlaws) cards.push({ kind: 'flaws', topic: null, width: 2, height: 2 });
  cards.push({ kind: 'flow', topic: null, team: null, width: 2, height: 2 });
  return {
    id: STARTER_BOARD,
    name: 'Starter board',
    days: 28,
    cards: cards.map(
      (card, index) =>
        ({ width: 1, height: 1, title: null, days: null, ...card, id: `starter-${index + 1}` }) as BoardCard,
    ),
    version: 0,
    actor: null,
    updatedAt: null,
  };
}

type Placed = 'id' | 'title' | 'days' | 'width' | 'height';
type WithoutPlace<Card> = Card extends BoardCard
  ? Omit<Card, Placed> & Partial<Pick<Card, 'width' | 'height'>>
  : never;
type Unplaced = WithoutPlace<BoardCard>;
