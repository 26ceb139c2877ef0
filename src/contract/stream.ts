import { z } from 'zod';
import { instant } from './common';
import { defineEndpoint } from './endpoint';
import { IMPORT_KINDS, IMPORT_STATES } from './imports';

/** Events of `/stream`, by name. Each has an id; `Last-Event-ID` resumes after it. */
export const streamEvents = {
  import: z.object({
    id: z.uuid(),
    kind: z.enum(IMPORT_KINDS),
    state: z.enum(IMPORT_STATES),
    rows: z.int(),
    accepted: z.int(),
    rejected: z.int(),
  }),
  /** Counts changed in this window (`null`: anywhere); ask `/currents` again. */
  currents: z.object({ from: instant.nullable(), to: instant.nullable() }),
  marks: z.object({ from: instant.nullable(), to: instant.nullable() }),
  /** A series that rates are held against got or lost values. */
  exposures: z.object({}),
  settings: z.object({}),
  /** A topic was added, changed, removed, or a version of it was built. */
  topics: z.object({}),
  /** Where conversations go, or what was decided about them, changed. */
  threads: z.object({}),
  /** A flaw changed, or what hangs on it (`null`: any, or the proposals); ask again. */
  flaw: z.object({ id: z.uuid().nullable() }),
  /** Somebody has to know something. */
  notice: z.object({}),
  /** A note about a voice, or whether it is a partner, changed. */
  voices: z.object({}),
  /** An alert was raised or changed, or a rule or channel of theirs; ask again. */
  alert: z.object({}),
  /** The rules of a campaign, or what a person added to it or removed, changed. */
  reactions: z.object({}),
  /** A board was added, changed, put away or brought back. */
  boards: z.object({}),
  /** A view was saved, renamed, removed or brought back. */
  views: z.object({}),
  /** Something may have changed after the caller's first question and before this stream was there: ask everything again. */
  missed: z.object({}),
};
export type StreamEventName = keyof typeof streamEvents;
export type StreamEvent = {
  [Name in StreamEventName]: { name: Name; data: z.infer<(typeof streamEvents)[Name]> };
}[StreamEventName];

export const getStream = defineEndpoint({
  method: 'get',
  path: '/stream',
  summary:
    'Server-sent events: import, currents, marks, exposures, settings, topics, reactions, boards, views',
  access: 'read',
  query: z.object({
    /** Milliseconds since the caller's first question; `missed` comes first when something changed since. */
    within: z.coerce.number().int().min(0).max(3_600_000).optional(),
  }),
  response: 'text/event-stream',
});
