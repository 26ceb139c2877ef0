import type { Db } from './db/database';
import { eventsAfter, hasEventWithin, newestEventId, type StoredEvent } from './stores/event.store';

const POLL_MS = 1000;
/** Ids are given at insert and seen at commit: a lower id can appear after a higher one, so the last are read again. */
const REREAD_IDS = 64;
const PAGE = 1000;

type Listener = (event: StoredEvent) => void;

/**
 * The events of the outbox, as they appear, to every listener of this process; at least once, so a listener must bear
 * a repeat. Looks at once after `nudge`, and once a second where other processes write to the same store.
 */
export class EventFeed {
  readonly #db: Db;
  readonly #othersWrite: boolean;
  readonly #listeners = new Set<Listener>();
  #delivered = new Set<number>();
  #newestId: number | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;
  #reading = false;
  #again = false;
  #movedAtMs = Number.NEGATIVE_INFINITY;
  #moves = 0;

  constructor(db: Db, othersWrite: boolean) {
    this.#db = db;
    this.#othersWrite = othersWrite;
  }

  /** Calls `listener` for what comes from now on, and first for what came after `afterId`; the answer ends it. */
  async listen(afterId: number | null, listener: Listener): Promise<() => void> {
    await this.#start();
    this.#listeners.add(listener);
    if (this.#othersWrite) this.#timer ??= setInterval(() => this.nudge(), POLL_MS);
    if (afterId !== null) for (const event of await eventsAfter(this.#db, afterId, PAGE)) listener(event);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0 || this.#timer === null) return;
      clearInterval(this.#timer);
      this.#timer = null;
      this.#newestId = null;
    };
  }

  /** Counts what is known to have been committed; a listener hears of it only after it was counted. */
  get moves(): number {
    return this.#moves;
  }

  /** May something have been committed within the last so many milliseconds? */
  async hasMovedWithin(ms: number): Promise<boolean> {
    if (performance.now() - this.#movedAtMs <= ms) return true;
    return this.#othersWrite && hasEventWithin(this.#db, ms);
  }

  /** Something was committed here: look now rather than at the next poll. */
  nudge(): void {
    this.#movedAtMs = performance.now();
    this.#moves++;
    if (this.#listeners.size === 0) return;
    if (this.#reading) this.#again = true;
    else void this.#read();
  }

  async #start(): Promise<void> {
    if (this.#newestId !== null) return;
    const newestId = await newestEventId(this.#db);
    const known = await eventsAfter(this.#db, newestId - REREAD_IDS, REREAD_IDS);
    this.#delivered = new Set(known.map((event) => event.id));
    this.#newestId = newestId;
  }

  async #read(): Promise<void> {
    this.#reading = true;
    try {
      do {
        this.#again = false;
        const events = await eventsAfter(this.#db, (this.#newestId ?? 0) - REREAD_IDS, PAGE);
        for (const event of events) this.#deliver(event);
      } while (this.#again);
    } catch {
      // A store that cannot be read tells its callers by itself; the next nudge or poll looks again.
    } finally {
      this.#reading = false;
    }
  }

  #deliver(event: StoredEvent): void {
    if (this.#delivered.has(event.id)) return;
    this.#delivered.add(event.id);
    this.#newestId = Math.max(this.#newestId ?? 0, event.id);
    this.#moves++;
    if (this.#delivered.size > 4 * REREAD_IDS) {
      const oldest = this.#newestId - REREAD_IDS;
      this.#delivered = new Set([...this.#delivered].filter((id) => id > oldest));
    }
    for (const listener of this.#listeners) listener(event);
  }
}
