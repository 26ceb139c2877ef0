import { BOARD_COLUMNS, MAX_CARD_HEIGHT } from '../../../contract/board-kinds';
import type { BoardCard } from '../../../contract/boards';

/** The cards with one of them at another place in reading order; places beyond an end are that end. */
export function moveCard(cards: readonly BoardCard[], id: string, to: number): BoardCard[] {
  const card = cards.find((one) => one.id === id);
  if (!card) return [...cards];
  const others = cards.filter((one) => one !== card);
  const place = Math.max(0, Math.min(to, others.length));
  return others.toSpliced(place, 0, card);
}

/** The cards with one of them wider or higher, within what a board allows. */
export function resizeCard(
  cards: readonly BoardCard[],
  id: string,
  by: { width?: number; height?: number },
): BoardCard[] {
  const within = (size: number, most: number) => Math.max(1, Math.min(size, most));
  return cards.map((card) =>
    card.id === id
      ? {
          ...card,
          width: within(card.width + (by.width ?? 0), BOARD_COLUMNS),
          height: within(card.height + (by.height ?? 0), MAX_CARD_HEIGHT),
        }
      : card,
  );
}

/** The cards with a copy of one behind it, under an id of its own. */
export function copyCard(cards: readonly BoardCard[], id: string, copyId: string): BoardCard[] {
  return cards.flatMap((card) => (card.id === id ? [card, { ...card, id: copyId }] : [card]));
}

/** The cards with one written anew in its place; one that was not there comes last. */
export function putCard(cards: readonly BoardCard[], card: BoardCard): BoardCard[] {
  const known = cards.some(({ id }) => id === card.id);
  return known ? cards.map((one) => (one.id === card.id ? card : one)) : [...cards, card];
}
