import { useNavigate, useRouterState } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { Button } from '../ui/button';

/** At the foot of the page: what was removed just now, until one goes elsewhere or puts the note away. */
export function RemovedNote() {
  const removed = useRouterState({ select: ({ location }) => location.state.removed });
  const navigate = useNavigate();
  const putAway = () =>
    void navigate({
      to: '.',
      search: (search: object) => search,
      replace: true,
      resetScroll: false,
    } as never);
  // The live region must be there before its words are, or nobody is told.
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-3 bottom-3 z-(--layer-note) flex justify-center print:hidden"
    >
      {removed && (
        <div className="pointer-events-auto flex max-w-full items-center gap-2 rounded-lg border border-line bg-surface py-1.5 pr-1.5 pl-3.5 shadow-lift">
          <p className="m-0 [overflow-wrap:anywhere]">{removed}</p>
          <Button look="quiet" aria-label="Put this note away" onClick={putAway}>
            <X size={14} aria-hidden="true" />
          </Button>
        </div>
      )}
    </div>
  );
}
