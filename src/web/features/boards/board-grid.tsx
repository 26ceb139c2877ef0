import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Board, BoardCard } from '../../../contract/boards';
import { campaignsQuery } from '../../lib/campaigns-query';
import { topicsQuery } from '../../lib/topics-query';
import { SaveMenu } from '../../ui/save-menu';
import { cardCurrentsQuery } from './board-queries';
import { CardBody } from './card-body';
import { cardCsv } from './card-csv';
import { type CardNames, cardTitle, daysWords, isNamedAfter, NO_NAMES } from './card-words';

/** The cards of a board in reading order; on a phone one below the other. `everySeconds`: looked at anew so often. */
export function BoardGrid({ board, everySeconds }: { board: Board; everySeconds?: number }) {
  const names = useCardNames();
  return (
    <div className="board-grid">
      {board.cards.map((card) => {
        // Until the names are here none is made up: several cards would be called the same.
        const title = names === null && isNamedAfter(card) ? null : cardTitle(card, names ?? NO_NAMES);
        return (
          <section
            key={card.id}
            className="board-card"
            data-tall={card.height > 1}
            {...(title === null ? {} : { 'aria-label': title })}
            style={{ '--width': card.width, '--height': card.height } as React.CSSProperties}
          >
            <CardHead
              card={card}
              title={title}
              days={card.days ?? board.days}
              isRead={everySeconds === undefined}
            />
            <CardBody card={card} days={card.days ?? board.days} everySeconds={everySeconds} />
          </section>
        );
      })}
    </div>
  );
}

/** A card's heading, with its window where that is its own. */
function CardHead({
  card,
  title,
  days,
  isRead,
}: {
  card: BoardCard;
  /** `null`: not known yet. */
  title: string | null;
  days: number;
  /** By somebody, and not on a wall, which nobody saves from. */
  isRead: boolean;
}) {
  const client = useQueryClient();
  const csv = cardCsv(card, days);
  return (
    <div className="board-card-head">
      <h2 {...(title === null ? {} : { title })}>
        {title ?? (
          <>
            <span className="board-title-bone" aria-hidden="true" />
            <span className="sr-only">A card that is loading</span>
          </>
        )}
      </h2>
      {card.days !== null && <span className="board-card-days">{daysWords(card.days)}</span>}
      {isRead && title !== null && card.kind !== 'note' && (
        <SaveMenu
          label={title}
          name={`eddyline-${card.kind}-${title
            .toLowerCase()
            .replace(/[^\p{L}\p{N}]+/gu, '-')
            .slice(0, 60)}`}
          words={async () => ({
            title,
            lines: [windowLine(card, days), ...filterLine(card)],
            window: isOfDays(card) ? await cardWindow(client, days) : undefined,
          })}
          {...(csv ? { csv } : {})}
        />
      )}
    </div>
  );
}

/** Flaws are ranked and campaigns judged over windows of their own. */
function isOfDays({ kind }: BoardCard): boolean {
  return kind !== 'flaws' && kind !== 'campaign';
}

/** The days of a card as the server cuts them, asked for when somebody saves it. */
async function cardWindow(client: QueryClient, days: number): Promise<{ from: string; to: string }> {
  const { query } = await client.ensureQueryData(cardCurrentsQuery({ days, topic: [], source: [] }));
  return query;
}

function windowLine(card: BoardCard, days: number): string {
  if (card.kind === 'flaws') return 'by rank, as on record now';
  return card.kind === 'campaign' ? 'as judged now' : daysWords(days);
}

function filterLine(card: BoardCard): string[] {
  return 'source' in card && card.source.length > 0 ? [`source: ${card.source.join(', ')}`] : [];
}

/** What cards are named after; `null` until both are known. */
export function useCardNames(): CardNames | null {
  const topics = useQuery(topicsQuery());
  const campaigns = useQuery(campaignsQuery());
  if (topics.isPending || campaigns.isPending) return null;
  return { topics: topics.data?.items ?? [], campaigns: campaigns.data?.items ?? [] };
}
