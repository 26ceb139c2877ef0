import { useQuery } from '@tanstack/react-query';
import { alertCountsQuery } from '../lib/alert-counts-query';

/** How many open alerts nothing explains; nothing while there are none. */
export function AlertBadge() {
  const pressing = useQuery(alertCountsQuery()).data?.pressing ?? 0;
  if (pressing === 0) return null;
  return (
    <span className="relative ml-1.5 rounded-full bg-neg-soft px-1.5 font-[620] text-neg-ink text-small">
      <span aria-hidden="true">{pressing > 99 ? '99+' : pressing}</span>
      <span className="sr-only">({pressing} open)</span>
    </span>
  );
}
