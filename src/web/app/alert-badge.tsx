import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { alertCountsQuery } from '../lib/alert-counts-query';

/** How many open alerts nothing explains; nothing while there are none. */
export function AlertBadge() {
  const pressing = usePressing();
  if (pressing === 0) return null;
  return (
    <span className="relative ml-1.5 rounded-full bg-neg-soft px-1.5 font-[620] text-neg-ink text-small">
      <span aria-hidden="true">{shortCount(pressing)}</span>
      <span className="sr-only">({pressing} open)</span>
    </span>
  );
}

/** The same in the head of a phone, where the page's name is out of sight in the row of pages. */
export function AlertLink() {
  const pressing = usePressing();
  if (pressing === 0) return null;
  return (
    <Link
      to="/alerts"
      aria-label={`${pressing} open ${pressing === 1 ? 'alert' : 'alerts'}`}
      className="inline-flex min-h-8 items-center rounded-full bg-neg-soft px-2.5 font-[620] text-neg-ink text-small no-underline md:hidden"
    >
      <span aria-hidden="true">! {shortCount(pressing)}</span>
    </Link>
  );
}

function usePressing(): number {
  return useQuery(alertCountsQuery()).data?.pressing ?? 0;
}

function shortCount(count: number): string {
  return count > 99 ? '99+' : String(count);
}
