import type { Db } from './db/database';
import type { Services } from './services';

/**
 * Work that goes round a store one call at a time: a call while it is at work makes it go round once more, and waits for
 * the same end. No further round begins once the server stops.
 */
export function oneAtATime(
  round: (services: Services) => Promise<void>,
): (services: Services) => Promise<void> {
  const running = new WeakMap<Db, { again: boolean; work: Promise<void> }>();
  return (services) => {
    const known = running.get(services.db);
    if (known) {
      known.again = true;
      return known.work;
    }
    const state = { again: false, work: Promise.resolve() };
    running.set(services.db, state);
    state.work = (async () => {
      try {
        do {
          state.again = false;
          await round(services);
        } while (state.again && !services.stopping.aborted);
      } finally {
        running.delete(services.db);
      }
    })();
    return state.work;
  };
}
