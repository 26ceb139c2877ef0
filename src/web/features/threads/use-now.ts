import { useEffect, useState } from 'react';
import { useServerAheadMs } from '../../lib/server-clock';

/** The server's time, anew every so often: for words such as "5 min ago". */
export function useNow(everyMs: number): number {
  const aheadMs = useServerAheadMs();
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs + aheadMs;
}
