import { type ReactNode, useMemo } from 'react';
import type { Campaign } from '../../../contract/campaigns';
import type { CampaignEffect } from '../../../contract/effects';
import type { Topic } from '../../../contract/topics';
import { Card } from '../../ui/card';
import { HarmChip, showsHarm } from '../../ui/harm-chip';
import { VerdictChip } from '../../ui/verdict-chip';
import {
  asksOther,
  type CampaignSearch,
  type CampaignUpdate,
  withoutTarget,
} from '../../url-state/campaign-search';
import { EffectChoices } from './effect-choices';
import { EffectFigure } from './effect-figure';
import { subjectWords, tied } from './effect-words';
import { EffectWords } from './effect-words-view';
import type { FigureSubject } from './figure-subject';
import { FoundList } from './found-list';

/**
 * What came of a campaign: first what was said before it started, held against what was seen; whatever else is looked at
 * is named as found afterwards.
 */
export function EffectCard({
  campaign,
  topics,
  pledged,
  shown,
  stale,
  note,
  search,
  onUpdate,
}: {
  campaign: Campaign;
  topics: readonly Topic[];
  /** The answer about the pledge. */
  pledged: CampaignEffect;
  /** The answer that is asked for; `null` while there is none. */
  shown: CampaignEffect | null;
  /** `shown` belongs to an earlier question. */
  stale: boolean;
  /** What stands in place of an answer. */
  note: ReactNode;
  search: CampaignSearch;
  onUpdate: (update: CampaignUpdate) => void;
}) {
  const subject = useMemo(() => subjectOf(campaign), [campaign]);
  const isPlanned = pledged.state === 'planned';
  const isAfterwards = !isPlanned && (asksOther(search) || pledged.pledge === null);
  return (
    <Card
      title={isPlanned ? 'What will be observed against what is expected' : 'Observed against expected'}
      className="effect-card"
    >
      {!isPlanned && showsHarm(pledged.counter) && (
        <p className="effect-pledge">
          <HarmChip verdict={pledged.counter.verdict} /> {pledged.counter.words}{' '}
          {subjectWords(pledged.counter.effect)} {tied(pledged.counter.effect.words)}.
        </p>
      )}
      <PledgeOutcome pledge={pledged.pledge} isPlanned={isPlanned} />
      <div className="effect-found" data-stale={stale}>
        {isAfterwards && (
          <p className="effect-afterwards">
            <b>Found afterwards.</b> Nobody said before that this would move.
            {asksOther(search) && (
              <>
                {' '}
                <button type="button" className="effect-link" onClick={() => onUpdate(withoutTarget)}>
                  {pledged.pledge ? 'back to the pledge' : 'back'}
                </button>
              </>
            )}
          </p>
        )}
        {note}
        {shown && isPlanned && (
          <p className="effect-sentence">
            {subjectWords(shown.effect)} will be held against what the days before the start let expect, from
            the first whole day of the flight on.
          </p>
        )}
        {shown && !isPlanned && <EffectWords effect={shown.effect} />}
        {shown?.control && (
          <p className="effect-line">
            {shown.control.name} is taken into account: what moved both alike is no effect.
          </p>
        )}
      </div>
      {shown && (
        <div data-stale={stale} className="effect-stale">
          <EffectFigure subject={subject} answer={shown} search={search} onUpdate={onUpdate} />
        </div>
      )}
      {!isPlanned && (
        <FoundList
          found={pledged.found}
          pledged={pledged.effect}
          shown={search.measure}
          onUpdate={onUpdate}
        />
      )}
      <EffectChoices
        search={search}
        topics={topics}
        untouched={topics.filter(({ id }) => !campaign.topics.includes(id) && id !== shown?.effect.topic?.id)}
        words={{
          nothing: 'as it was meant',
          control: 'Take into account a series, or a topic that the campaign did not touch',
        }}
        onUpdate={onUpdate}
      />
    </Card>
  );
}

function subjectOf({ id, name, startAt, endExclusive, posts }: Campaign): FigureSubject {
  return { id, kind: 'campaign', name, startAt, endExclusive, version: null, posts };
}

function PledgeOutcome({ pledge, isPlanned }: { pledge: CampaignEffect['pledge']; isPlanned: boolean }) {
  if (!pledge && isPlanned) {
    return (
      <p className="effect-pledge">
        <b>No pledge is written yet.</b> Until the start one can be written and sealed; without it whatever
        comes will be found afterwards.
      </p>
    );
  }
  if (!pledge) {
    return (
      <p className="effect-pledge">
        <b>No pledge was sealed before the start.</b> There is nothing to keep or to miss.
      </p>
    );
  }
  return (
    <p className="effect-pledge">
      <b>{isPlanned ? PLANNED_WORDS[pledge.state] : 'Against the pledge'}</b>{' '}
      {!isPlanned && <VerdictChip verdict={pledge.verdict} />} {tied(pledge.words)}
    </p>
  );
}

/** A draft is never held against anything: unsealed at the start it is no pledge. */
const PLANNED_WORDS: Readonly<Record<NonNullable<CampaignEffect['pledge']>['state'], string>> = {
  draft: 'A draft, not sealed yet',
  sealed: 'Sealed',
  'not-pledged': 'Not pledged',
};
