import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { topicsQuery } from '../../lib/topics-query';
import { formatPercent, formatQuantity } from '../../ui/charts/number-format';
import { cardCurrentsQuery } from './board-queries';
import { CardAnswer, type CardProps, interval } from './card-answer';
import type { CardOf } from './card-words';
import { riverSearchOf } from './river-search-of';
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
  if (asked.length < 2 && !card.us) {
    return <p className="board-detail">A share needs a second topic, or a set that it is a share of.</p>;
  }
  const ofSet = (topic: string | null) => {
    const shown = topic ?? card.among;
    return shown === null ? [] : [shown];
  };
  return (
    <CardAnswer query={currents} everySeconds={everySeconds}>
      {(data) => {
        const { rows, all } = shareRows(data, card);
        return (
          <>
            <ul className="board-shares">
              {rows.map(({ topic, mentions, share }) => (
                <li key={topic ?? 'us'}>
                  <span className="board-share-name">
                    <Link to="/" search={riverSearchOf({ ...data.query, topic: ofSet(topic) })}>
                      {topic === null ? 'us' : nameOf(topic)}
                    </Link>
                  </span>
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
              {card.among === null ? '' : ` in ${nameOf(card.among)}`}
              {card.us
                ? '. All of them speak about us; a rival’s bar is how many name it, too'
                : '; topics overlap'}
            </p>
          </>
        );
      }}
    </CardAnswer>
  );
}
