/** Why a call to a tracker got no answer; the words are for people and hold no secret. */
export class OutgoingFailure extends Error {
  override name = 'OutgoingFailure';
  /** *refused*: not from here; *unreachable*: nobody answered. */
  readonly kind: 'refused' | 'unreachable';

  constructor(kind: OutgoingFailure['kind'], words: string) {
    super(words);
    this.kind = kind;
  }
}

export interface TrackerCall {
  method: 'GET' | 'POST' | 'PATCH';
  /** Below the API's address: `/repos/owner/name/issues`. */
  path: string;
  body?: object;
  /** Of the answer that is known already. */
  etag?: string | null;
}

export interface TrackerAnswer {
  status: number;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** What calls the tracker's API, with credentials nobody here sees; or why none can. */
export type TrackerService =
  | {
      available: true;
      /** Address of the API and of its pages. */
      api: string;
      site: string;
      /** Throws an OutgoingFailure where there is no answer. */
      call(call: TrackerCall): Promise<TrackerAnswer>;
    }
  | { available: false; words: string };

/** Where nothing can call out: in a browser, and where no token is set. */
export function noTracker(words: string): TrackerService {
  return { available: false, words };
}
