import { Link2 } from 'lucide-react';
import { withKeys } from '../lib/shortcuts';

/** Copies a short link to what is on screen, and offers to save it. */
export function ShareButton({ onOpen }: { onOpen: () => void }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label="Copy link"
      title={withKeys('Copy a short link to this view, or save it', 'share')}
      onClick={onOpen}
      className="grid size-8 place-items-center rounded-md text-ink2 hover:bg-grid"
    >
      <Link2 size={16} aria-hidden="true" />
    </button>
  );
}
