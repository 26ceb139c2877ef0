import type { FlawItem } from '../../../contract/flaw-schemas';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatQuantity } from '../../ui/charts/number-format';
import { EmptyState } from '../../ui/empty-state';
import { SaveLinks } from '../../ui/save-links';
import { FLAWS_SEARCH_DEFAULTS, type FlawsSearch, isNarrowed } from '../../url-state/flaws-search';
import { FlawRow } from './flaw-row';

/** Flaws in the order asked for; in words when there are none. */
export function FlawList({
  flaws,
  more,
  onRecord,
  search,
  zone,
  stale,
  onUpdate,
  onAdd,
}: {
  flaws: readonly FlawItem[];
  /** There are more than were asked for. */
  more: boolean;
  /** How many there are whatever is filtered. */
  onRecord: number;
  search: FlawsSearch;
  zone: string;
  stale: boolean;
  onUpdate: (change: Partial<FlawsSearch>) => void;
  onAdd: () => void;
}) {
  if (flaws.length === 0 && onRecord === 0 && !isNarrowed(search)) {
    return (
      <Card>
        <EmptyState title="No flaw is on record yet.">
          <p className="m-0">
            A flaw is one cause behind many complaints. Accept a proposal, attach threads (press f on one), or
            put one on record yourself.
          </p>
          <Button look="primary" onClick={onAdd}>
            New flaw
          </Button>
        </EmptyState>
      </Card>
    );
  }
  if (flaws.length === 0) {
    return (
      <Card>
        <EmptyState title="No flaw fits these filters.">
          <Button onClick={() => onUpdate({ ...FLAWS_SEARCH_DEFAULTS, sort: search.sort })}>Show all</Button>
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card
      title="On record"
      aside={
        <SaveLinks
          name={`eddyline-flaws-by-${search.sort}`}
          words={() => ({
            title: 'Flaws on record',
            lines: [
              `${formatQuantity(flaws.length, 'flaw')}, by ${search.sort}${isNarrowed(search) ? ', filtered' : ''}; ${zone}`,
            ],
            definition: flaws[0]?.rank.method,
          })}
          table={async () => (await import('./flaws-csv')).flawTable(flaws)}
        />
      }
    >
      <ol className="flaws-list" aria-label="Flaws" data-stale={stale}>
        {flaws.map((flaw) => (
          <FlawRow key={flaw.id} flaw={flaw} zone={zone} />
        ))}
      </ol>
      {more && (
        <p className="flaw-note">These are the first {flaws.length}. Narrow the list to see the others.</p>
      )}
    </Card>
  );
}
