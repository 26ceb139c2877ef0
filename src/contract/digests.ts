import { z } from 'zod';
import { CADENCES } from '../domain/board-digest/digest-kinds';
import { isTimeZone } from '../domain/zone-offsets';
import { BOARD_DAYS, STARTER_BOARD } from './board-kinds';
import { instant } from './common';
import { defineEndpoint } from './endpoint';
import { actorSchema } from './teams';

const boardId = z.union([z.uuid(), z.literal(STARTER_BOARD)]);
const days = z.literal([...BOARD_DAYS]);
const hour = z.int().min(0).max(23);
const weekday = z.int().min(1).max(7);
const zone = z.string().max(60).refine(isTimeZone, 'Must be an IANA time zone such as Europe/Berlin.');
const byId = z.object({ id: z.uuid() });

export const boardDigestSchema = z.object({
  id: z.uuid(),
  board: z.object({
    id: boardId,
    /** `null`: the board was put away, and nothing is sent of it. */
    name: z.string().nullable(),
  }),
  address: z.string(),
  cadence: z.enum(CADENCES),
  /** ISO weekday, 1 is Monday; `null` of a daily one. */
  weekday: weekday.nullable(),
  /** Of the clock in `zone`, which sets nothing else: windows and days are the workspace's. */
  hour,
  zone: z.string(),
  /** Whole days it tells of; `null`: as many as the board. */
  days: days.nullable(),
  actor: actorSchema,
  createdAt: instant,
  /** When the reader wanted no more of it; nothing is sent since. */
  unsubscribedAt: instant.nullable(),
  lastSentAt: instant.nullable(),
  /** `null`: nothing is sent any more. */
  nextAt: instant.nullable(),
  /** A sending that was left out, for nothing could be sent until it was too late. */
  missedAt: instant.nullable(),
  /** The newest delivery and how its last attempt went. */
  newest: z
    .object({
      id: z.uuid(),
      state: z.enum(['waiting', 'sent', 'failed']),
      dueAt: instant.nullable(),
      words: z.string().nullable(),
    })
    .nullable(),
});
export type BoardDigest = z.output<typeof boardDigestSchema>;

export const listDigests = defineEndpoint({
  method: 'get',
  path: '/digests',
  summary: 'Boards that are sent by e-mail: to whom, when, and how the newest went',
  access: 'read',
  response: z.object({
    items: z.array(boardDigestSchema),
    /** Where links in mails lead. */
    origin: z.string(),
    /** Can it be opened from elsewhere? Not until `EDDYLINE_PUBLIC_URL` says how. */
    isPublic: z.boolean(),
    /** Why nothing can be sent from here; `null`: it can. */
    unavailable: z.string().nullable(),
  }),
});

const written = {
  board: boardId,
  address: z.email().max(254),
  cadence: z.enum(CADENCES),
  weekday,
  hour,
  zone,
  days: days.nullable(),
};

export const createDigest = defineEndpoint({
  method: 'post',
  path: '/digests',
  summary: 'Send a board by e-mail, daily or weekly',
  access: 'write',
  body: z.object({
    ...written,
    cadence: written.cadence.default('daily'),
    /** Of a weekly one: Monday. */
    weekday: weekday.default(1),
    hour: hour.default(7),
    /** The workspace's when left out. */
    zone: zone.optional(),
    days: written.days.default(null),
  }),
  response: boardDigestSchema,
  status: 201,
});

export const patchDigest = defineEndpoint({
  method: 'patch',
  path: '/digests/{id}',
  summary: 'Change when a board is sent, or take up again what was unsubscribed',
  access: 'write',
  params: byId,
  body: z
    .object({
      cadence: written.cadence,
      weekday,
      hour,
      zone,
      days: written.days,
      /** `true` sends again what the reader had unsubscribed: only when they ask for it. */
      subscribed: z.boolean(),
    })
    .partial(),
  response: boardDigestSchema,
});

export const deleteDigest = defineEndpoint({
  method: 'delete',
  path: '/digests/{id}',
  summary: 'Send it no more, and forget the address',
  access: 'write',
  params: byId,
  response: null,
  status: 204,
});

const previewed = z.object({
  board: boardId.default(STARTER_BOARD),
  days: z.coerce.number().pipe(days).optional(),
});

export const previewDigest = defineEndpoint({
  method: 'get',
  path: '/digests/preview',
  summary: 'What would be sent of a board now: subject, text and HTML',
  access: 'read',
  query: previewed,
  response: z.object({
    subject: z.string(),
    text: z.string(),
    /** With its pictures in it. */
    html: z.string(),
    images: z.array(z.object({ title: z.string(), alt: z.string() })),
    from: instant,
    to: instant,
    zone: z.string(),
    method: z.string(),
  }),
});

export const previewDigestPage = defineEndpoint({
  method: 'get',
  path: '/digests/preview/page',
  summary: 'The same HTML as a page that runs nothing',
  access: 'read',
  query: previewed,
  response: 'text/html',
});

export const sendDigest = defineEndpoint({
  method: 'post',
  path: '/digests/{id}/send',
  summary: 'Send one now and say how it went',
  access: 'write',
  params: byId,
  response: z.object({ ok: z.boolean(), words: z.string() }),
});

const byToken = z.object({ token: z.string().max(100) });

export const askUnsubscribe = defineEndpoint({
  method: 'get',
  path: '/unsubscribe/{token}',
  summary: 'A page that asks whether a board should be sent no more; changes nothing',
  access: 'anyone',
  params: byToken,
  response: 'text/html',
});

export const unsubscribe = defineEndpoint({
  method: 'post',
  path: '/unsubscribe/{token}',
  summary: 'Send it no more: by the page, or by a mail program in one click (RFC 8058)',
  access: 'anyone',
  params: byToken,
  response: 'text/html',
});
