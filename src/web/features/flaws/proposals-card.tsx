import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { VoiceKindCounts } from '../../../contract/voice-kind-counts';
import type { ShownVoices } from '../../../contract/voice-lenses';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatCount } from '../../ui/charts/number-format';
import { formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { ShownChoice } from '../../ui/shown-choice';
import { proposalsQuery } from './flaw-queries';
import { ProposalItem } from './proposal-item';

/** So many are open to be decided at once; the others are a press away. */
const SHOWN = 3;

/** Groups of similar complaints that might be flaws: they are only proposed, people decide. */
export function ProposalsCard({
  show,
  zone,
  onShow,
}: {
  show: ShownVoices;
  zone: string;
  onShow: (show: ShownVoices) => void;
}) {
  const proposals = useQuery(proposalsQuery(show));
  const [all, setAll] = useState(false);
  const items = proposals.data?.items ?? [];
  const shown = all ? items : items.slice(0, SHOWN);
  if (proposals.error) {
    return <ProblemNote error={proposals.error} onRetry={() => void proposals.refetch()} />;
  }
  return (
    <Card title="Might be flaws" aside={proposals.data && <span>{lookedWords(proposals.data, zone)}</span>}>
      {!proposals.data && (
        // As high as most are, so that the list below does not move.
        <div className="h-175 max-sm:h-350" aria-busy="true">
          <span className="sr-only">Loading what is proposed</span>
        </div>
      )}
      {proposals.data && hasApart(proposals.data.kinds, show) && (
        <div className="px-4">
          <ShownChoice show={show} kinds={proposals.data.kinds} onChoose={onShow} />
        </div>
      )}
      {proposals.data && items.length === 0 && (
        <p className="flaw-note">
          No group of similar complaints waits for a decision. New ones are looked for as complaints arrive.
        </p>
      )}
      <ol className="proposals">
        {shown.map((proposal) => (
          <ProposalItem key={proposal.id} proposal={proposal} zone={zone} />
        ))}
      </ol>
      {items.length > SHOWN && (
        <div className="px-4 pb-3">
          <Button look="quiet" onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show all ${formatCount(items.length)}`}
          </Button>
        </div>
      )}
    </Card>
  );
}

/** While nothing is set apart there is nothing to choose. */
function hasApart(kinds: VoiceKindCounts, show: ShownVoices): boolean {
  return show !== 'people' || kinds['likely-bot'] + kinds.syndicated > 0;
}

function lookedWords({ lookedAt, looking }: { lookedAt: string | null; looking: boolean }, zone: string) {
  if (looking) return 'looking through complaints…';
  return lookedAt === null ? 'not looked yet' : `looked ${formatInstant(Date.parse(lookedAt), zone)}`;
}
