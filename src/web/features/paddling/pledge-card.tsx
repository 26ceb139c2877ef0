import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Campaign } from '../../../contract/campaigns';
import type { CampaignEffect } from '../../../contract/effects';
import { type Pledge, sealPledge } from '../../../contract/pledges';
import type { Topic } from '../../../contract/topics';
import { useActor } from '../../lib/actor';
import { callEndpoint } from '../../lib/api';
import { exposuresQuery } from '../../lib/exposures-query';
import { useServerAheadMs } from '../../lib/server-clock';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatInstant, formatSpan } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { VerdictChip } from '../../ui/verdict-chip';
import { actorWords } from './actor-words';
import { tied } from './effect-words';
import { PledgeForm } from './pledge-form';
import { pledgeQuery, refreshPledge } from './pledge-queries';
import { FIELD_WORDS, type NameOf, pledgeSentence, targetWords } from './pledge-words';
import { PowerNote } from './power-note';
import type { PledgedTerms } from './power-query';
import { SealName } from './seal-name';

/** What the campaign is meant to change: written, sealed before it starts, and amended in the open after. */
export function PledgeCard({
  campaign,
  topics,
  zone,
  outcome,
}: {
  campaign: Campaign;
  topics: readonly Topic[];
  zone: string;
  /** What came of it, once that is known. */
  outcome: CampaignEffect['pledge'];
}) {
  const { data: pledge, error, refetch } = useQuery(pledgeQuery(campaign.id));
  const [writing, setWriting] = useState(false);
  const started = Date.parse(campaign.startAt) <= Date.now() + useServerAheadMs();
  const exposures = useQuery(exposuresQuery()).data?.items ?? [];
  const names: NameOf = {
    topic: (id) => topics.find((topic) => topic.id === id)?.name ?? 'a topic that was removed',
    series: (id) => exposures.find((series) => series.id === id)?.name ?? 'a series without values',
  };
  return (
    <Card title="Pledge" aside={pledge && <PledgeState pledge={pledge} />}>
      <div className="pledge">
        {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
        {pledge === null && !writing && (
          <p>
            {started
              ? 'Nothing was pledged before this campaign started: whatever is found is found afterwards.'
              : 'Nothing is pledged yet. Say what this campaign is meant to change before it starts; a pledge made afterwards proves nothing.'}
          </p>
        )}
        {pledge && !writing && <Terms pledge={pledge} names={names} zone={zone} />}
        {outcome && !writing && started && <Outcome outcome={outcome} />}
        {pledge && !writing && isUndecided(pledge, outcome) && (
          <PowerNote campaignId={campaign.id} terms={termsOf(pledge)} />
        )}
        {writing && pledge !== undefined && (
          <PledgeForm
            campaign={campaign}
            pledge={pledge}
            topics={topics}
            zone={zone}
            onDone={() => setWriting(false)}
          />
        )}
        {!writing && pledge !== undefined && (
          <PledgeActions
            campaign={campaign}
            pledge={pledge}
            started={started}
            onWrite={() => setWriting(true)}
          />
        )}
      </div>
    </Card>
  );
}

function PledgeState({ pledge }: { pledge: Pledge }) {
  const words = { draft: 'draft, not sealed', sealed: 'sealed', 'not-pledged': 'not pledged' }[pledge.state];
  return (
    <span className="pledge-state" data-state={pledge.state}>
      {words}
    </span>
  );
}

function Terms({ pledge, names, zone }: { pledge: Pledge; names: NameOf; zone: string }) {
  const { sealed, amendments, counter } = pledge;
  const checkDay = { startMs: Date.parse(pledge.checkAt), endExclusiveMs: Date.parse(pledge.checkAt) + 1 };
  return (
    <>
      <p className="pledge-sentence">{pledgeSentence(pledge, names)}</p>
      <p>
        Held against the {pledge.baselineDays} days before the start, checked on {formatSpan(checkDay, zone)}.{' '}
        {counter
          ? `What would show harm: ${targetWords(counter, names)}.`
          : 'Nobody named what would show that it did harm.'}
      </p>
      {pledge.state === 'not-pledged' && (
        <p>It was never sealed, and the campaign has started: results are found afterwards, not pledged.</p>
      )}
      {sealed && (
        <p>
          Sealed {formatInstant(Date.parse(sealed.at), zone)} {actorWords(sealed.actor)} · fingerprint{' '}
          <code
            title={`SHA-256 ${sealed.fingerprint}: shows that nothing was changed unnoticed here, and proves nothing to outsiders`}
          >
            {sealed.fingerprint.slice(0, 12)}
          </code>
        </p>
      )}
      {amendments.length > 0 && (
        <ul className="pledge-amendments" aria-label="Amendments">
          {amendments.map(({ at, actor, reason, changes }) => (
            <li key={at}>
              Amended {formatInstant(Date.parse(at), zone)} {actorWords(actor)}: “{reason}”{' '}
              <span>({changes.map(({ field }) => FIELD_WORDS[field] ?? field).join(', ')})</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Kept, missed or not told; until the check date, when that will be decided. */
function Outcome({ outcome }: { outcome: NonNullable<CampaignEffect['pledge']> }) {
  return (
    <p>
      <VerdictChip verdict={outcome.verdict} /> {tied(outcome.words)}
    </p>
  );
}

/** What terms could tell matters as long as they have told nothing: sealing does not make a weak pledge stronger. */
function isUndecided({ state }: Pledge, outcome: CampaignEffect['pledge']): boolean {
  return state === 'draft' || (state === 'sealed' && outcome !== null && !outcome.due);
}

/** The terms alone, as they can be asked about. */
function termsOf(pledge: Pledge): PledgedTerms {
  const { measure, topic, among, per, direction, smallestChange, baselineDays, checkAt, counter } = pledge;
  return { measure, topic, among, per, direction, smallestChange, baselineDays, checkAt, counter };
}

function PledgeActions({
  campaign,
  pledge,
  started,
  onWrite,
}: {
  campaign: Campaign;
  pledge: Pledge | null;
  started: boolean;
  onWrite: () => void;
}) {
  const client = useQueryClient();
  const actor = useActor();
  const [asked, setAsked] = useState(false);
  const [naming, setNaming] = useState(false);
  const seal = useMutation({
    mutationFn: () => callEndpoint(sealPledge, { params: { id: campaign.id } }),
    onSuccess: () => refreshPledge(client),
  });
  if (pledge?.state === 'not-pledged' || (pledge === null && started)) return null;
  if (naming && pledge?.state === 'draft') {
    return <SealName onNamed={() => seal.mutate()} onCancel={() => setNaming(false)} />;
  }
  const press = () => {
    if (actor === null) setNaming(true);
    else if (asked) seal.mutate();
    else setAsked(true);
  };
  return (
    <>
      {seal.error && <ProblemNote error={seal.error} />}
      <div className="pledge-actions">
        {pledge?.state === 'draft' && (
          <Button look="primary" disabled={seal.isPending} onBlur={() => setAsked(false)} onClick={press}>
            {asked ? `Press again to seal as ${actor?.name}: it stays for good` : 'Seal it'}
          </Button>
        )}
        <Button onClick={onWrite}>
          {pledge === null ? 'Write the pledge' : pledge.state === 'sealed' ? 'Amend …' : 'Change the draft'}
        </Button>
        {pledge?.state === 'draft' && (
          <span>After sealing, every change is an amendment with its reason.</span>
        )}
      </div>
    </>
  );
}
