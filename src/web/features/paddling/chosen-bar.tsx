import { Link } from '@tanstack/react-router';
import { Button } from '../../ui/button';
import { MAX_COMPARED, readIds } from '../../url-state/campaign-ids';
import { type PaddlingUpdate, withoutChosen } from '../../url-state/paddling-search';
import type { CampaignRow } from './campaign-rows';

/** Which campaigns are chosen, and the way to see them side by side; says what is missing to do so. */
export function ChosenBar({
  ids,
  rows,
  onUpdate,
}: {
  ids: string;
  rows: readonly CampaignRow[];
  onUpdate: (update: PaddlingUpdate) => void;
}) {
  const chosen = readIds(ids);
  if (chosen.length === 0) return null;
  const names = chosen.map(
    (id) => rows.find(({ campaign }) => campaign.id === id)?.campaign.name ?? 'one further down',
  );
  return (
    <section className="chosen-bar" aria-label="Chosen to be compared">
      <span className="chosen-names" aria-live="polite">
        {names.join(' · ')}
        {chosen.length === 1 && <span className="text-ink3"> · choose one more to compare</span>}
        {chosen.length === MAX_COMPARED && (
          <span className="text-ink3"> · {MAX_COMPARED} are as many as can be told apart</span>
        )}
      </span>
      <Button look="quiet" onClick={() => onUpdate(withoutChosen)}>
        Clear
      </Button>
      {chosen.length > 1 && (
        <Link to="/campaigns/compare" search={{ ids }} className="chosen-compare">
          Compare {chosen.length}
        </Link>
      )}
    </section>
  );
}
