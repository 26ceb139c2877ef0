import { useQuery } from '@tanstack/react-query';
import { topicsQuery } from '../../lib/topics-query';
import { formatPercent, formatQuantity } from '../../ui/charts/number-format';
import { cardCurrentsQuery } from './board-queries';
import { CardAnswer, type CardProps, interval } from './card-answer';
import type { CardOf } from './card-words';
import { shareRows } from './share-rows';

/** How much of a set of mentions is about each topic. */
export function ShareCard({ card, days, everySeconds }: CardProps<CardOf<'share'>>) {
  const names = useQuery(topicsQuery()).data?.items ?? [];
  const nameOf = (id: string) => names.find((topic) => topic.id === id)?.name ?? 'removed topic';
  const asked = [...new Set([...card.topics, ...(card.among === null ? [] : [card.among])])];
  const currents = useQuery({
    ...cardCurrentsQuery({ days, topic: asked, source: card.source }),
    refetchInterval: interval(everySeconds),
  });
  if (asked.length < 2) {
    return <p className="board-detail">A share needs a second topic, or a set that it is a share of.</p>;
  }
  return (
    <CardAnswer query={currents} everySeconds={everySeconds}>
      {(data) => {
        const { rows, all } = shareRows(data, card.topics, card.among);
        return (
          <>
            <ul className="board-shares">
              {rows.map(({ topic, mentions, share }) => (
                <li key={topic}>
                  <span className="board-share-name">{nameOf(topic)}</span>
                  <span className="board-number">
                    {share === null ? '—' : formatPercent(100 * share)}
                    <small>
                      {' '}
                      {mentions === null ? 'not collected' : formatQuantity(mentions, 'mention')}
                    </small>
                  </span>
                  <span className="board-share-bar" aria-hidden="true">
                    <span style={{ width: `${Math.min(100, 100 * (share ?? 0))}%` }} />
                  </span>
                </li>
              ))}
            </ul>
            <p className="board-detail">
              of {all === null ? 'a set that was not collected' : formatQuantity(all, 'mention')}
              {card.among === null ? '' : ` in ${nameOf(card.among)}`}; topics overlap
            </p>
          </>
        );
      }}
    </CardAnswer>
  );
}
