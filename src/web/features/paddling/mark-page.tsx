import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { MarkEffect } from '../../../contract/effects';
import type { Mark } from '../../../contract/marks';
import { isMissing } from '../../lib/is-missing';
import { markEffectQuery } from '../../lib/mark-effect-query';
import { OtherRiverNote } from '../../lib/other-river-note';
import { topicsQuery } from '../../lib/topics-query';
import { Card } from '../../ui/card';
import { formatInstant } from '../../ui/charts/time-format';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import type { CampaignUpdate } from '../../url-state/campaign-search';
import { AlsoHappened } from './also-happened';
import { DialogLink } from './dialog-link';
import { askedChoice } from './effect-choice';
import { EffectChoices } from './effect-choices';
import { EffectFigure } from './effect-figure';
import { EffectMethod } from './effect-method';
import { EffectWords } from './effect-words-view';
import type { FigureSubject } from './figure-subject';
import { FoundList } from './found-list';
import '../../ui/charts/charts.css';
import './paddling.css';
import './effect.css';

/** A release, a fix or an incident: what followed it, against what was expected. */
export function MarkPage() {
  const { markId } = useParams({ from: '/marks/$markId' });
  const search = useSearch({ from: '/marks/$markId' });
  const asked = askedChoice(search, null);
  const answer = useQuery({ ...markEffectQuery(markId, asked ?? {}), enabled: asked !== null });
  // What is kept of an earlier question may be about another mark.
  const shown = answer.data?.mark.id === markId ? answer.data : undefined;
  const missing = isMissing(answer.error);
  const mark = shown?.mark;
  return (
    <div className="mx-auto flex max-w-[1100px] flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <div className="mr-auto min-w-0">
          <Link to="/campaigns" className="text-accent text-small no-underline hover:underline">
            Paddling
          </Link>
          <h1 className="m-0 [overflow-wrap:anywhere]">{mark?.label ?? 'Mark'}</h1>
          {shown && (
            <p className="m-0 text-ink2">
              {[mark?.kind, mark?.version, formatInstant(Date.parse(shown.mark.at), shown.zone)]
                .filter(Boolean)
                .join(' · ')}
            </p>
          )}
        </div>
        {mark && <DialogLink dialog={`edit-mark:${mark.id}@${mark.at}`}>Change the mark</DialogLink>}
      </div>
      {missing && (
        <EmptyState title="There is no such mark.">
          <p className="m-0">It was removed, or the address is mistyped.</p>
          <Link to="/campaigns" className="font-medium text-accent underline">
            See all marks
          </Link>
          <OtherRiverNote />
        </EmptyState>
      )}
      {answer.error && !missing && <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />}
      {!shown && !answer.error && asked !== null && (
        <div className="effect-waiting rounded-lg border border-line bg-surface" aria-busy="true">
          <span className="sr-only">Loading what was observed and expected</span>
        </div>
      )}
      {shown && !missing && (
        <MarkResults key={markId} answer={shown} stale={answer.isPlaceholderData} isAsked={asked !== null} />
      )}
    </div>
  );
}

function MarkResults({ answer, stale, isAsked }: { answer: MarkEffect; stale: boolean; isAsked: boolean }) {
  const search = useSearch({ from: '/marks/$markId' });
  const navigate = useNavigate({ from: '/marks/$markId' });
  const update = useCallback(
    (change: CampaignUpdate) =>
      void navigate({ search: (current) => ({ ...current, ...change(current) }), resetScroll: false }),
    [navigate],
  );
  const topics = useQuery(topicsQuery()).data?.items ?? [];
  const { mark, effect } = answer;
  const subject = useMemo(() => subjectOf(mark), [mark]);
  return (
    <>
      <Card title="Observed against expected" className="effect-card">
        <div className="effect-found" data-stale={stale}>
          <p className="effect-afterwards">
            <b>Found afterwards.</b> It says how far things ran from what was expected since, not why.
          </p>
          {!isAsked && <p>A share of voice needs a topic and the set it is a share of.</p>}
          <EffectWords effect={effect} />
        </div>
        <div data-stale={stale} className="effect-stale">
          <EffectFigure subject={subject} answer={answer} search={search} onUpdate={update} />
        </div>
        <FoundList found={answer.found} pledged={effect} shown={search.measure} onUpdate={update} />
        <EffectChoices
          search={search}
          topics={topics}
          untouched={topics.filter(({ id }) => id !== effect.topic?.id)}
          words={{
            nothing: 'complaints',
            control: 'Take into account a series, or a topic it did not touch',
          }}
          onUpdate={update}
        />
      </Card>
      <AlsoHappened items={answer.alsoHappened} zone={answer.zone} />
      <EffectMethod answer={answer} />
    </>
  );
}

function subjectOf({ id, kind, label, at, endExclusive, version }: Mark): FigureSubject {
  return {
    id,
    kind: kind as FigureSubject['kind'],
    name: label,
    startAt: at,
    endExclusive,
    version,
    posts: 0,
  };
}
