import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';

/** A page that broke while drawing: what happened and what to do next. */
export function RouteProblem({ error, reset }: ErrorComponentProps) {
  return (
    <EmptyState level={1} title="This page could not be shown.">
      <p>{error instanceof Error && error.message ? error.message : 'Something unexpected happened.'}</p>
      <div className="flex gap-2">
        <Button onClick={reset}>Try again</Button>
        <Button onClick={() => window.location.reload()}>Load the page anew</Button>
      </div>
    </EmptyState>
  );
}

/** An address without a page, and the way back. */
export function NotFound() {
  return (
    <EmptyState level={1} title="There is no page here.">
      <p>The address may be mistyped, or the page has moved.</p>
      <Link to="/" className="font-medium text-accent underline">
        Go to the River
      </Link>
    </EmptyState>
  );
}
