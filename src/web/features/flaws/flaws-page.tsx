import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { flawsQuery } from '../../lib/flaws-query';
import { settingsQuery } from '../../lib/settings-query';
import { useDebounced } from '../../lib/use-debounced';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/charts/number-format';
import { ProblemNote } from '../../ui/problem-note';
import { type FlawsSearch, flawsSearchSchema } from '../../url-state/flaws-search';
import { FlawFilters } from './flaw-filters';
import { FlawList } from './flaw-list';
import { unseenNoticesQuery } from './flaw-queries';
import { NewFlawDialog } from './new-flaw-dialog';
import { NoticesLine } from './notices-line';
import { ProposalsCard } from './proposals-card';
import './flaws.css';

const SETTLE_MS = 250;

/** What is wrong with us, as people say it: what might be a flaw first, then those on record by rank. */
export function FlawsPage() {
  const search = useSearch({ from: '/flaws' });
  const navigate = useNavigate();
  const update = (change: Partial<FlawsSearch>, replace = false) =>
    void navigate({
      to: '/flaws',
      search: (current: object) => ({ ...flawsSearchSchema.parse(current), ...change }),
      replace,
      resetScroll: false,
    });
  const [adding, setAdding] = useState(false);
  const q = useDebounced(search.q.trim(), SETTLE_MS);
  const flaws = useQuery(
    flawsQuery({
      state: search.state,
      topic: search.topic,
      ...(search.team === null ? {} : { team: search.team }),
      ...(q === '' ? {} : { q }),
      sort: search.sort,
    }),
  );
  const settings = useQuery(settingsQuery());
  const zone = settings.data?.zone;
  const all = Object.values(flaws.data?.byState ?? {}).reduce((sum, count) => sum + count, 0);
  const error = flaws.error ?? (zone === undefined ? settings.error : null);
  // News stand above all else: what would make room for them later waits for them.
  const news = useQuery(unseenNoticesQuery());
  const begun = !news.isPending && !settings.isPending;
  return (
    <div className="page">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="m-0">Flaws</h1>
        <p className="m-0 text-ink2" role="status">
          {flaws.data && `${formatCount(all)} on record`}
        </p>
        <Button className="ml-auto" onClick={() => setAdding(true)}>
          <Plus size={14} aria-hidden="true" /> New flaw
        </Button>
      </div>
      {!begun && !error && <Waiting />}
      {begun && <NoticesLine zone={zone ?? 'UTC'} />}
      {begun && zone !== undefined && (
        <ProposalsCard show={search.show} zone={zone} onShow={(show) => update({ show })} />
      )}
      {begun && <FlawFilters search={search} counts={flaws.data?.byState} onUpdate={update} />}
      {error && (
        <ProblemNote error={error} onRetry={() => void Promise.all([flaws.refetch(), settings.refetch()])} />
      )}
      {begun && !error && !flaws.data && <Waiting />}
      {begun && flaws.data && zone !== undefined && (
        <FlawList
          flaws={flaws.data.items}
          more={flaws.data.nextCursor !== null}
          onRecord={all}
          search={search}
          zone={zone}
          stale={flaws.isPlaceholderData}
          onUpdate={update}
          onAdd={() => setAdding(true)}
        />
      )}
      {adding && <NewFlawDialog onClose={() => setAdding(false)} />}
    </div>
  );
}

function Waiting() {
  return (
    <div className="h-80 rounded-lg border border-line bg-surface" aria-busy="true">
      <span className="sr-only">Loading the flaws</span>
    </div>
  );
}
