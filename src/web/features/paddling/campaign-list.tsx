import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatQuantity } from '../../ui/charts/number-format';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { SaveLinks } from '../../ui/save-links';
import { type PaddlingUpdate, toggleChosen, withListFilter } from '../../url-state/paddling-search';
import { CampaignFilters } from './campaign-filters';
import { filteredRows } from './campaign-rows';
import { CampaignTable } from './campaign-table';
import { ChosenBar } from './chosen-bar';
import { useCampaignRows } from './use-campaign-rows';
import './campaign-list.css';

/** Campaigns, newest flight first, with what was pledged and what came of it; up to four are chosen to be compared. */
export function CampaignList({ zone, aside }: { zone: string; aside: string | undefined }) {
  const search = useSearch({ from: '/campaigns' });
  const navigate = useNavigate({ from: '/campaigns' });
  const update = useCallback(
    (change: PaddlingUpdate) =>
      void navigate({
        search: (current) => ({ ...current, ...change(current) }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const { pages, rows, failed } = useCampaignRows();
  const { shown, waiting } = filteredRows(rows, search);
  const isFiltered = search.state !== null || search.verdict !== null;
  return (
    <Card
      title="Campaigns"
      className="campaign-list"
      aside={
        <>
          {aside}
          {shown.length > 0 && (
            <SaveLinks
              name="eddyline-campaigns"
              words={() => ({
                title: 'Campaigns, what was pledged and what came of it',
                lines: [
                  `${formatQuantity(shown.length, 'campaign')}${isFiltered ? ', filtered' : ''}; ${zone}`,
                ],
              })}
              table={async () => (await import('./campaigns-csv')).campaignTable(shown)}
            />
          )}
        </>
      }
    >
      {rows.length > 0 && <CampaignFilters search={search} onUpdate={update} />}
      {pages.error && (
        <div className="p-4">
          <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />
        </div>
      )}
      {failed.length > 0 && (
        <div className="px-4 py-2">
          <ProblemNote
            error={new Error('What came of some campaigns could not be worked out; the campaigns are there.')}
            onRetry={() => {
              for (const verdicts of failed) void verdicts.refetch();
            }}
          />
        </div>
      )}
      {pages.isPending && (
        <div className="campaign-list-waiting" aria-busy="true">
          <span className="sr-only">Loading the campaigns</span>
        </div>
      )}
      {pages.data && rows.length === 0 && (
        <EmptyState title="No campaigns yet.">
          <p className="m-0">
            Add one, or <Link to="/imports">import a list</Link>: it appears as a band below the currents.
          </p>
        </EmptyState>
      )}
      {shown.length > 0 && (
        <CampaignTable
          rows={shown}
          zone={zone}
          chosen={search.ids}
          onToggle={(id) => update(toggleChosen(id))}
        />
      )}
      {waiting > 0 && (
        <p className="campaign-list-note" aria-busy="true">
          Working out {formatQuantity(waiting, 'more campaign')} …
        </p>
      )}
      {rows.length > 0 && shown.length === 0 && waiting === 0 && (
        <EmptyState title="None of them passes the filters.">
          <p className="m-0">
            {pages.hasNextPage
              ? 'Older campaigns have not been looked through yet.'
              : `There are ${formatQuantity(rows.length, 'campaign')} in all.`}
          </p>
          <Button onClick={() => update(withListFilter({ state: null, verdict: null }))}>Show all</Button>
        </EmptyState>
      )}
      {pages.hasNextPage && (
        <div className="p-3 text-center">
          <Button disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {isFiltered ? 'Look through older campaigns' : 'Show older campaigns'}
          </Button>
        </div>
      )}
      <ChosenBar ids={search.ids} rows={rows} onUpdate={update} />
    </Card>
  );
}
