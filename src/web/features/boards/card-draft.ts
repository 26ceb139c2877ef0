import type { BoardDays, CardKind, FigureMeasure } from '../../../contract/board-kinds';
import type { BoardCard } from '../../../contract/boards';

/** A card while it is written: what every kind may hold, so that changing the kind loses nothing. */
export interface CardDraft {
  kind: CardKind;
  title: string;
  days: BoardDays | null;
  measure: FigureMeasure;
  topic: string | null;
  source: string[];
  topics: string[];
  among: string | null;
  us: boolean;
  campaignId: string | null;
  team: string | null;
  sentiment: 'positive' | 'neutral' | 'negative' | null;
  text: string;
}

const EMPTY: CardDraft = {
  kind: 'figure',
  title: '',
  days: null,
  measure: 'volume',
  topic: null,
  source: [],
  topics: [],
  among: null,
  us: false,
  campaignId: null,
  team: null,
  sentiment: null,
  text: '',
};

const MOST_SHARED = 6;
/** Columns and rows that a new card of a kind takes. */
const SIZES: Partial<Record<CardKind, { width: number; height: number }>> = {
  currents: { width: 2, height: 2 },
  movers: { width: 2, height: 2 },
  share: { width: 1, height: 2 },
  flaws: { width: 2, height: 2 },
  voices: { width: 2, height: 2 },
};

export function draftOf(card: BoardCard | null): CardDraft {
  return card === null ? EMPTY : { ...EMPTY, ...card, title: card.title ?? '' };
}

/** What must be chosen or written before a draft is a card; `null` when it is one. */
export function draftProblem({ kind, campaignId, text, topics, among, us }: CardDraft): string | null {
  if (kind === 'campaign' && campaignId === null) return 'Choose a campaign.';
  if (kind === 'note' && text.trim() === '') return 'Write something.';
  if (kind !== 'share') return null;
  if (topics.length === 0) return 'Choose whose shares to show.';
  if (topics.length > MOST_SHARED) return `Choose at most ${MOST_SHARED} topics.`;
  return topics.length === 1 && among === null && !us
    ? 'Choose a second topic, a set, or us beside it.'
    : null;
}

/** The card a draft without a problem is, in the place of the one it began as. */
export function cardOf(draft: CardDraft, from: BoardCard | null): BoardCard {
  const { kind, days, measure, topic, source, topics, among, us, campaignId, team, sentiment, text } = draft;
  const size = from ?? SIZES[kind] ?? { width: 1, height: 1 };
  const placed = {
    id: from?.id ?? crypto.randomUUID(),
    title: draft.title.trim() === '' ? null : draft.title.trim(),
    days,
    width: size.width,
    height: size.height,
  };
  switch (kind) {
    case 'figure':
      return { ...placed, kind, measure, topic, source };
    case 'currents':
      return { ...placed, kind, topic, source };
    case 'movers':
      return { ...placed, kind, source };
    case 'share':
      return { ...placed, kind, topics, among, us, source };
    case 'campaign':
      return { ...placed, kind, campaignId: campaignId ?? '' };
    case 'flaws':
    case 'spikes':
      return { ...placed, kind, topic };
    case 'flow':
      return { ...placed, kind, topic, team };
    case 'voices':
      return { ...placed, kind, topic, source, sentiment };
    case 'note':
      return { ...placed, kind, text: text.trim() };
  }
}
