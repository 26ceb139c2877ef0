import { Link } from '@tanstack/react-router';
import { riverSearchSchema, withDialog } from '../../url-state/river-search';

/** Opens a dialog over the River; the view below stays as it is. */
export function DialogLink({ dialog, children }: { dialog: string; children: string }) {
  return (
    <Link
      to="/"
      search={(current: object) => ({ ...current, ...withDialog(dialog)(riverSearchSchema.parse(current)) })}
      resetScroll={false}
      className="river-link"
    >
      {children}
    </Link>
  );
}
