import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Flow } from '../../../contract/flow';
import { quantileWords, STAGE_NAMES } from '../../lib/flow-words';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';
import { flowSearchSchema } from '../../url-state/flow-search';
import { cardFlowQuery } from './board-queries';
import { CardAnswer, type CardProps, interval } from './card-answer';
import type { CardOf } from './card-words';

/** The page of the flow opens on as many: a shorter window would cut the longest waits. */
const LEAST_DAYS = 90;

/** How far complaints come, and the worst dam: over at least 90 days, whatever the window of the board. */
export function FlowCard({ card, days: asked, everySeconds }: CardProps<CardOf<'flow'>>) {
  const days = Math.max(LEAST_DAYS, asked);
  const search = flowSearchSchema.parse({
    days,
    topic: card.topic === null ? [] : [card.topic],
    team: card.team,
  });
  const flow = useQuery({
    ...cardFlowQuery({ days, topic: card.topic, team: card.team }),
    refetchInterval: interval(everySeconds),
  });
  return (
    <CardAnswer query={flow} everySeconds={everySeconds}>
      {(data) => (
        <>
          <p className="board-line">
            <Link to="/flow" search={search}>
              <b>{formatCount(data.unheard.neverAnswered)}</b> of{' '}
              {formatQuantity(data.threads, 'conversation')} with a complaint never answered
            </Link>
          </p>
          <p className="board-detail board-clamp">
            {data.dams[0]?.words ?? 'Nowhere do complaints wait longer than the limit.'}
          </p>
          <p className="board-detail">
            Complaints first said in the last {days} days, as on the page of the flow.
          </p>
          {card.height > 1 && (
            <ul className="board-list">
              {data.stages.map((stage) => (
                <li key={stage.stage}>
                  <span>{STAGE_NAMES[stage.stage]}</span>
                  <span className="board-number">
                    {formatCount(stage.reached)} of {formatCount(stage.began)}
                  </span>
                  <span className="board-detail">{medianWords(stage)}</span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </CardAnswer>
  );
}

function medianWords(stage: Flow['stages'][number]): string {
  const words = quantileWords(stage.medianSeconds, stage);
  return stage.medianSeconds === null ? words : `median ${words}`;
}
