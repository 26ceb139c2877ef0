import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { isMissing } from '../../lib/is-missing';
import { OtherRiverNote } from '../../lib/other-river-note';
import { settingsQuery } from '../../lib/settings-query';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { DaysCard } from './days-card';
import { EvidenceCard } from './evidence-card';
import { FixesCard } from './fixes-card';
import { FlawHead } from './flaw-head';
import { flawQuery } from './flaw-queries';
import { FollowersCard } from './followers-card';
import { HistoryCard } from './history-card';
import { LifeCard } from './life-card';
import { MergedCard } from './merged-card';
import { PeopleCard } from './people-card';
import { ReadingsCard } from './readings-card';
import { TrackerCard } from './tracker-card';
import './flaws.css';
import './flaw.css';

/** A flaw: how it stands and what that rests on, what people say, what we did, who must know. */
export function FlawPage() {
  const { flawId } = useParams({ from: '/flaws/$flawId' });
  const flaw = useQuery(flawQuery(flawId));
  const settings = useQuery(settingsQuery());
  const zone = settings.data?.zone;
  if (isMissing(flaw.error)) {
    return (
      <EmptyState title="There is no such flaw." level={1}>
        <p className="m-0">The address may be mistyped.</p>
        <Link to="/flaws">All flaws</Link>
        <OtherRiverNote />
      </EmptyState>
    );
  }
  const error = flaw.error ?? (zone === undefined ? settings.error : null);
  return (
    <div className="page">
      {error && (
        <ProblemNote error={error} onRetry={() => void Promise.all([flaw.refetch(), settings.refetch()])} />
      )}
      {!error && (!flaw.data || zone === undefined) && (
        <div className="h-100 rounded-lg border border-line bg-surface" aria-busy="true">
          <span className="sr-only">Loading the flaw</span>
        </div>
      )}
      {flaw.data && zone !== undefined && (
        <>
          <FlawHead flaw={flaw.data} />
          <div className="flaw-columns" key={flawId}>
            <div className="flaw-main">
              <LifeCard flaw={flaw.data} zone={zone} />
              <DaysCard flaw={flaw.data} zone={zone} />
              <ReadingsCard flaw={flaw.data} zone={zone} />
              <EvidenceCard flaw={flaw.data} zone={zone} />
            </div>
            <div className="flaw-side">
              <FixesCard flaw={flaw.data} zone={zone} />
              <PeopleCard flaw={flaw.data} zone={zone} />
              <TrackerCard flaw={flaw.data} zone={zone} />
              <MergedCard flaw={flaw.data} zone={zone} />
              <FollowersCard flaw={flaw.data} />
              <HistoryCard flawId={flaw.data.id} zone={zone} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}
