import type { Cadence } from '../../domain/board-digest/digest-kinds';

/** A board that is sent to somebody. */
export interface BoardDigestTable {
  id: string;
  /** A board's id, or that of the starter board. */
  board: string;
  address: string;
  cadence: Cadence;
  weekday: number | null;
  hour: number;
  zone: string;
  /** `null`: as many as the board. */
  days: number | null;
  /** Whoever shows it may unsubscribe; it stands in the mails alone. */
  token: string;
  next_at: Date;
  /** The newest sending that was left out. */
  missed_at: Date | null;
  unsubscribed_at: Date | null;
  actor: string | null;
  created_at: Date;
}
