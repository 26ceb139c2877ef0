import type { UseQueryResult } from '@tanstack/react-query';
import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';
import { waitWords } from '../../lib/wait-words';
import { ProblemNote } from '../../ui/problem-note';

/** An answer this many looks old is greyed on a wall. */
const OLD_AFTER_LOOKS = 3;
const CLOCK_MS = 1000;

/** What every card gives to its question: how often it is asked anew, `undefined` only when something changed. */
export interface CardProps<Card> {
  card: Card;
  days: number;
  everySeconds: number | undefined;
}

/**
 * A card's answer: a still skeleton first, what went wrong with the way to try again, or the answer; greyed with its age
 * where it is older than it should be.
 */
export function CardAnswer<Data>({
  query,
  everySeconds,
  children,
}: {
  query: UseQueryResult<Data, Error>;
  everySeconds: number | undefined;
  children: (data: Data) => ReactNode;
}) {
  const ageMs = useAge(query.dataUpdatedAt, everySeconds !== undefined);
  if (query.data === undefined) {
    return query.error ? (
      <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <div className="board-bones" aria-busy="true">
        <span className="sr-only">Loading</span>
      </div>
    );
  }
  const isOld = everySeconds !== undefined && ageMs > OLD_AFTER_LOOKS * everySeconds * 1000;
  const failed = query.error !== null && everySeconds === undefined;
  return (
    <div className="board-card-body" data-old={isOld || failed}>
      {children(query.data)}
      {(isOld || failed) && (
        <p className="board-old" role="status">
          {waitWords(Math.max(ageMs, Date.now() - query.dataUpdatedAt) / 1000)} old: not reachable since.
        </p>
      )}
    </div>
  );
}

/** Milliseconds since an answer came, followed by the second while it matters. */
function useAge(sinceMs: number, follow: boolean): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (!follow) return;
    const clock = setInterval(() => setNowMs(Date.now()), CLOCK_MS);
    return () => clearInterval(clock);
  }, [follow]);
  return follow ? Math.max(0, nowMs - sinceMs) : 0;
}

/** So many whole lines of something clamped. */
export function clampOf(lines: number): CSSProperties {
  return { '--clamp': lines } as CSSProperties;
}

/** How often a question is asked anew by itself. */
export function interval(everySeconds: number | undefined): number | false {
  return everySeconds === undefined ? false : everySeconds * 1000;
}
