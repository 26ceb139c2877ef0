import type { SentimentEngine } from '../domain/text/sentiment-score';
import type { MessengerService } from './alerts/messenger-service';
import type { Db } from './db/database';
import type { EventFeed } from './event-feed';
import type { TrackerService } from './tracker/tracker-service';

/** A request body kept until it has been read, as often as needed: in memory or in a file, as the host likes. */
export interface SpooledBody {
  bytes: number;
  open(): ReadableStream<Uint8Array>;
  discard(): Promise<void>;
}

/** Everything the app needs from the place that hosts it; there are no other globals. */
export interface Services {
  db: Db;
  now(): Date;
  version: string;
  storeKind: 'pglite' | 'postgres';
  river: 'sample' | 'real';
  /** Is there a sample river, and does the real one hold anything? */
  rivers(): Promise<{ sample: boolean; real: boolean }>;
  engine: SentimentEngine;
  feed: EventFeed;
  tracker: TrackerService;
  messenger: MessengerService;
  /** Draws an SVG as PNG; `null` where that cannot be done: in a browser, which shows the SVG itself. */
  picture: ((svg: string) => Promise<Uint8Array>) | null;
  /** Where people open this in a browser. */
  origin: string;
  /** Does `origin` lead here from other machines, too? */
  isPublic: boolean;
  spool(body: ReadableStream<Uint8Array>): Promise<SpooledBody>;
  /** Aborts when the host stops: long work ends after the batch at hand. */
  stopping: AbortSignal;
  /** Work that goes on after its request was answered; the host waits for it when it stops. */
  inBackground(work: Promise<void>): void;
}
