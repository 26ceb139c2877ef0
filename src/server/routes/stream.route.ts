import { streamSSE } from 'hono/streaming';
import { getStream } from '../../contract/stream';
import type { EndpointRouter } from '../endpoint-router';
import type { Services } from '../services';

const HEARTBEAT_MS = 15_000;
const RETRY_MS = 2000;

export function routeStream(api: EndpointRouter, services: Services): void {
  api.on(getStream, async ({ context, query }) => {
    const lastId = Number.parseInt(context.req.header('last-event-id') ?? '', 10);
    return streamSSE(context, async (stream) => {
      const queue: { id: string; event: string; data: string }[] = [];
      let wake: () => void = () => {};
      const end = await services.feed.listen(Number.isNaN(lastId) ? null : lastId, (event) => {
        queue.push({ id: String(event.id), event: event.name, data: JSON.stringify(event.data) });
        wake();
      });
      stream.onAbort(() => {
        end();
        wake();
      });
      await stream.write(`retry: ${RETRY_MS}\n\n`);
      // Asked once the listener is there: what comes from now on is told by itself.
      if (query.within !== undefined && (await services.feed.hasMovedWithin(query.within)))
        await stream.writeSSE({ event: 'missed', data: '{}' });
      while (!stream.aborted && !stream.closed && !services.stopping.aborted) {
        const next = queue.shift();
        if (next) await stream.writeSSE(next);
        else if (
          await timesOut(HEARTBEAT_MS, (resolve) => {
            wake = resolve;
          })
        )
          await stream.write(': still here\n\n');
      }
      end();
    });
  });
}

/** Waits for `woken` or the time, whichever comes first; true when it was the time. */
function timesOut(ms: number, arm: (resolve: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), ms);
    arm(() => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}
