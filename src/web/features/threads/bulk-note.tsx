import { Undo2, X } from 'lucide-react';
import { Button } from '../../ui/button';
import { operationWords } from './bulk-words';
import { type Bulk, isUnderWay } from './use-bulk';

/** What was done last and how far it is, at the foot of the page, with the way to take it back. */
export function BulkNote({
  bulk,
  teamNames,
  beside,
}: {
  bulk: Bulk;
  teamNames: ReadonlyMap<string, string>;
  /** A conversation stands beside the list: the note keeps to its side and covers no row. */
  beside: boolean;
}) {
  const { hasNothing, error, pending, undo, putAway } = bulk;
  const last = hasNothing ? null : bulk.last;
  const shown = error !== null || last !== null || hasNothing;
  // The live region must be there before its words are, or nobody is told.
  return (
    <div role="status" className="bulk-note-place" data-beside={beside}>
      {shown && (
        <div className="bulk-note">
          <p>{error ? error.message : last ? operationWords(last, teamNames) : 'Nothing to undo here.'}</p>
          {last && (last.state === 'done' || last.state === 'failed') && last.changed > 0 && (
            <Button disabled={pending} onClick={undo}>
              <Undo2 size={14} aria-hidden="true" /> Undo
            </Button>
          )}
          {(error || !last || !isUnderWay(last)) && (
            <Button look="quiet" aria-label="Put this note away" onClick={putAway}>
              <X size={14} aria-hidden="true" />
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
