import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Health } from '../../contract/health';
import { switchRiver } from '../lib/river-choice';
import { setTourStep } from '../lib/tour-step';
import { Button } from '../ui/button';
import { firstChoiceMade, rememberFirstChoice } from './first-choice';
import { FirstRun } from './first-run';

/** Says when one looks at the sample company, and offers the way to one's own river. Nothing when there is no choice. */
export function RiverBanner({ health }: { health: Health }) {
  const { river, rivers } = health;
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const [chosen, setChosen] = useState(firstChoiceMade);
  const isFirst = rivers.sample && river !== 'real' && !rivers.real && !chosen && path === '/';
  // The three ways stand as large once; on the next visit the short line is enough.
  useEffect(() => {
    if (isFirst) rememberFirstChoice();
  }, [isFirst]);
  if (!rivers.sample) return null;
  if (river === 'real') {
    return (
      <p className="mb-2 text-right text-ink3 text-small">
        Your river.{' '}
        <button type="button" className="text-ink2 underline" onClick={() => switchRiver('sample')}>
          Look at the sample company
        </button>
      </p>
    );
  }
  // Anywhere else one came for something: the short line is enough.
  if (isFirst) return <FirstRun onChosen={() => setChosen(true)} />;
  return (
    <aside
      aria-label="Sample company"
      className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-md bg-accent-soft px-3 py-1.5 print:hidden"
    >
      <span className="min-w-0 flex-1 basis-60 max-sm:basis-40 max-sm:text-small">
        <span className="max-sm:sr-only">You are looking at a </span>
        <b className="max-sm:inline-block max-sm:first-letter:uppercase">sample company</b>: invented people,
        invented posts.
      </span>
      {path === '/' && (
        <button
          type="button"
          className="min-h-8 font-medium text-accent underline max-sm:hidden"
          onClick={() => setTourStep(0)}
        >
          Take the tour
        </button>
      )}
      <Link to="/imports" className="inline-flex min-h-8 items-center font-medium text-accent underline">
        Import your data
      </Link>
      {rivers.real && <Button onClick={() => switchRiver('real')}>Go to your river</Button>}
    </aside>
  );
}
