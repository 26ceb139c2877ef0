import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { setTourStep } from '../lib/tour-step';

const CHOICE =
  'flex min-w-0 flex-1 basis-64 flex-col rounded-md max-sm:grow-0 max-sm:basis-auto border border-line bg-surface px-3 py-2 text-left text-ink no-underline hover:border-accent';

/** The first visit: the sample company is on show and there is nothing of one's own yet. Three ways from here. */
export function FirstRun({ onChosen }: { onChosen: () => void }) {
  return (
    <aside
      aria-label="Sample company"
      className="mb-3 flex flex-col gap-2 rounded-md bg-accent-soft px-3 py-3 max-sm:py-2 print:hidden"
    >
      <p className="m-0">
        This is a <b>sample company</b>: invented people, invented posts. Nothing of yours is here yet.
      </p>
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          className={CHOICE}
          onClick={() => {
            onChosen();
            setTourStep(0);
          }}
        >
          <Words title="Take the tour">Four stops, two minutes, on the sample company</Words>
        </button>
        <button type="button" className={CHOICE} onClick={onChosen}>
          <Words title="Look around the sample company">On your own, before you bring anything</Words>
        </button>
        <Link to="/imports" className={CHOICE} onClick={onChosen}>
          <Words title="Bring your own">A CSV, NDJSON or JSON file; each row needs a time and a text</Words>
        </Link>
      </div>
    </aside>
  );
}

function Words({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <b className="text-accent">{title}</b>{' '}
      <span className="text-ink2 text-small max-sm:sr-only">{children}</span>
    </>
  );
}
