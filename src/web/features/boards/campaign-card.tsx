import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { campaignVerdictsQuery } from '../../lib/campaign-verdicts-query';
import { capitalised } from '../../lib/capitalised';
import { verdictWords } from '../../lib/verdict-words';
import { Sparkline } from '../../ui/charts/sparkline';
import { HarmChip, showsHarm } from '../../ui/harm-chip';
import { useElementWidth } from '../../ui/use-element-width';
import { VerdictChip } from '../../ui/verdict-chip';
import { CardAnswer, type CardProps, clampOf, interval } from './card-answer';
import type { CardOf } from './card-words';

/** Lines of its words beside the state and the curve, on a card of one height and of more. */
const LINES = 2;
const LINES_OF_TALL = 8;

/** One campaign: what it did, against what was pledged. */
export function CampaignCard({ card, everySeconds }: CardProps<CardOf<'campaign'>>) {
  const [ref, widthPx] = useElementWidth<HTMLDivElement>();
  const verdicts = useQuery({
    ...campaignVerdictsQuery([card.campaignId]),
    refetchInterval: interval(everySeconds),
  });
  return (
    <div ref={ref} className="board-fill">
      <CardAnswer query={verdicts} everySeconds={everySeconds}>
        {({ items: [verdict] }) =>
          verdict === undefined ? (
            <p className="board-detail">This campaign was removed.</p>
          ) : verdict.state === 'planned' ? (
            <>
              <p className="board-line">
                <span>planned</span>
              </p>
              <p className="board-detail">
                <Link to="/campaigns/$campaignId" params={{ campaignId: card.campaignId }}>
                  {verdict.pledge?.words ??
                    'Nothing is pledged yet; whatever comes will be found afterwards.'}
                </Link>
              </p>
            </>
          ) : (
            <>
              <p className="board-line">
                <VerdictChip
                  verdict={verdict.effect.verdict}
                  isShared={verdict.effect.overlapping.length > 0}
                />
                {verdict.pledge && (
                  <VerdictChip verdict={verdict.pledge.verdict} title={verdict.pledge.words} />
                )}
                {showsHarm(verdict.counter) && (
                  <HarmChip verdict={verdict.counter.verdict} title={verdict.counter.words} />
                )}
                <span>{verdict.state}</span>
              </p>
              <p
                className="board-detail board-clamp"
                style={clampOf(card.height > 1 ? LINES_OF_TALL : LINES)}
              >
                <Link to="/campaigns/$campaignId" params={{ campaignId: card.campaignId }}>
                  {showsHarm(verdict.counter) && `${capitalised(verdict.counter.found)}. `}
                  {verdictWords({ pledge: null, effect: verdict.effect })}
                </Link>
              </p>
              {widthPx > 0 && (
                <Sparkline
                  widthPx={widthPx}
                  heightPx={36}
                  values={verdict.days}
                  stretchFrom={verdict.daysBefore}
                  label="Days before and within the flight, which is shaded"
                />
              )}
            </>
          )
        }
      </CardAnswer>
    </div>
  );
}
