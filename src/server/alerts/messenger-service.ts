import type { MailSecurity } from '../../domain/alerts/alert-kinds';

/** A mail server to hand messages to; the password never leaves the server. */
export interface MailServerAddress {
  host: string;
  port: number;
  security: MailSecurity;
  user: string | null;
  password: string | null;
  /** Who writes. */
  sender: string;
}

export interface Mail {
  /** The same at each attempt, so that a mailbox can tell a repeat. */
  id: string;
  to: readonly string[];
  subject: string;
  text: string;
  /** The same as HTML, beside the text; its pictures are named by `cid:`. */
  html?: string;
  images?: readonly MailImage[];
  /** By which the reader gets no more of it, in one click where it is https (RFC 8058). */
  unsubscribeUrl?: string;
}

export interface MailImage {
  cid: string;
  name: string;
  type: string;
  bytes: Uint8Array;
}

export interface WebhookCall {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** What speaks to the outside; or why nothing can. Throws an OutgoingFailure in words where it was not heard. */
export type MessengerService =
  | {
      available: true;
      /** Set where the server was started; it wins over the settings. */
      mailServer: MailServerAddress | null;
      call(call: WebhookCall): Promise<{ status: number; body: string }>;
      mail(server: MailServerAddress, mail: Mail): Promise<void>;
    }
  | { available: false; words: string };

/** Where nothing can speak to the outside: in a browser. */
export function noMessenger(words: string): MessengerService {
  return { available: false, words };
}
