import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { healthQuery } from '../lib/health-query';
import { useServerAheadMs } from '../lib/server-clock';
import { formatInstant } from '../ui/charts/time-format';

/** What paper cannot be asked: when it was printed, from which address, in which zone days are cut, and from which sources. */
export function PrintHead() {
  const health = useQuery(healthQuery()).data;
  const path = useRouterState({ select: ({ location }) => location.href });
  const nowMs = usePrintedMs();
  if (!health) return null;
  const sources = health.sources.map(({ id }) => id).join(', ');
  return (
    <p className="print-head">
      <b>Eddyline</b>
      {health.river === 'sample' && ' · sample company, invented'} · printed{' '}
      {formatInstant(nowMs, health.zone)} · days of {health.zone} · sources: {sources || 'none yet'}
      <br />
      {new URL(path, window.location.origin).href}
    </p>
  );
}

/** When the page goes to paper, or went there last. */
function usePrintedMs(): number {
  const aheadMs = useServerAheadMs();
  const [printedMs, setPrintedMs] = useState(Date.now);
  useEffect(() => {
    // At once: the browser takes the page as it stands when this returns.
    const note = () => flushSync(() => setPrintedMs(Date.now()));
    window.addEventListener('beforeprint', note);
    return () => window.removeEventListener('beforeprint', note);
  }, []);
  return printedMs + aheadMs;
}
