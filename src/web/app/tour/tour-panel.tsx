import { Link, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { setTourStep } from '../../lib/tour-step';
import { Button } from '../../ui/button';
import { useRing } from './use-ring';
import { useTourSteps } from './use-tour-steps';
import './tour.css';

/** One stop of the tour, beside the page it speaks of: the page stays free to be used. Escape in it ends the tour. */
export function TourPanel({ step }: { step: number }) {
  const router = useRouter();
  const { steps, settled } = useTourSteps();
  const [leaving, setLeaving] = useState<number | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const index = Math.min(step, steps.length - 1);
  const stop = steps[index];
  const last = index === steps.length - 1;
  const place = stop?.place;
  useRing(place);
  // biome-ignore lint/correctness/useExhaustiveDependencies: who goes on by keyboard or by ear stands at the new stop
  useEffect(() => heading.current?.focus({ preventScroll: true }), [index]);
  const go = (to: number) => {
    setTourStep(to);
    setLeaving(to);
  };
  const path = leaving === null ? undefined : steps[leaving]?.path;
  // Where a stop is may not be known yet when one goes on.
  useEffect(() => {
    if (!settled || path === undefined) return;
    setLeaving(null);
    router.history.push(path);
  }, [settled, path, router]);
  if (!stop) return null;
  return (
    <aside
      aria-label="Tour"
      className="tour-panel"
      data-keeps-place
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setTourStep(null);
      }}
    >
      <p className="tour-count">
        {index + 1} of {steps.length}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {stop.title}
      </h2>
      <p>{stop.words}</p>
      <p className="tour-hint">{stop.hint}</p>
      <div className="tour-buttons">
        <Button look="quiet" onClick={() => setTourStep(null)}>
          {last ? 'Look around' : 'End the tour'}
        </Button>
        <span className="flex-1" />
        {index > 0 && <Button onClick={() => go(index - 1)}>Back</Button>}
        {last ? (
          <Link to="/imports" className="tour-own" onClick={() => setTourStep(null)}>
            Bring your own
          </Link>
        ) : (
          <Button look="primary" onClick={() => go(index + 1)}>
            Next
          </Button>
        )}
      </div>
    </aside>
  );
}
