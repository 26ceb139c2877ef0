import { useQuery } from '@tanstack/react-query';
import type { Board, BoardCard } from '../../../contract/boards';
import { campaignsQuery } from '../../lib/campaigns-query';
import { topicsQuery } from '../../lib/topics-query';
import { CardBody } from './card-body';
import { type CardNames, cardTitle, daysWords } from './card-words';

/** The cards of a board in reading order; on a phone one below the other. `everySeconds`: looked at anew so often. */
export function BoardGrid({ board, everySeconds }: { board: Board; everySeconds?: number }) {
  const names = useCardNames();
  return (
    <div className="board-grid">
      {board.cards.map((card) => {
        // Until the names are here none is made up: several cards would be called the same.
        const title = names === null ? null : cardTitle(card, names);
        return (
          <section
            key={card.id}
            className="board-card"
            {...(title === null ? {} : { 'aria-label': title })}
            style={{ '--width': card.width, '--height': card.height } as React.CSSProperties}
          >
            <CardHead card={card} title={title ?? '…'} />
            <CardBody card={card} days={card.days ?? board.days} everySeconds={everySeconds} />
          </section>
        );
      })}
    </div>
  );
}

/** A card's heading, with its window where that is its own. */
function CardHead({ card, title }: { card: BoardCard; title: string }) {
  return (
    <div className="board-card-head">
      <h2 title={title}>{title}</h2>
      {card.days !== null && <span className="board-card-days">{daysWords(card.days)}</span>}
    </div>
  );
}

/** What cards are named after; `null` until both are known. */
export function useCardNames(): CardNames | null {
  const topics = useQuery(topicsQuery());
  const campaigns = useQuery(campaignsQuery());
  if (topics.isPending || campaigns.isPending) return null;
  return { topics: topics.data?.items ?? [], campaigns: campaigns.data?.items ?? [] };
}
