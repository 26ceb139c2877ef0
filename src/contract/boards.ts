import { z } from 'zod';
import {
  BOARD_COLUMNS,
  BOARD_DAYS,
  FIGURE_MEASURES,
  MAX_CARD_HEIGHT,
  MAX_CARDS,
  STARTER_BOARD,
} from './board-kinds';
import { instant, SENTIMENTS } from './common';
import { defineEndpoint } from './endpoint';
import { actorSchema } from './teams';

const days = z.literal([...BOARD_DAYS]);
const topic = z.uuid().nullable().default(null);
const sources = z.array(z.string().max(60)).max(50).default([]);

/** What every card has. Cards follow each other in reading order; width and height are columns and rows. */
const placed = {
  id: z.string().regex(/^[A-Za-z0-9-]{1,40}$/, 'Letters, digits and hyphens, at most 40.'),
  /** `null`: named after what it shows. */
  title: z.string().trim().min(1).max(80).nullable().default(null),
  width: z.int().min(1).max(BOARD_COLUMNS),
  height: z.int().min(1).max(MAX_CARD_HEIGHT),
  /** A window of its own; `null` follows the board's. */
  days: days.nullable().default(null),
};

export const boardCardSchema = z.discriminatedUnion('kind', [
  z.object({
    ...placed,
    kind: z.literal('figure'),
    measure: z.enum(FIGURE_MEASURES),
    topic,
    source: sources,
  }),
  z.object({ ...placed, kind: z.literal('currents'), topic, source: sources }),
  z.object({ ...placed, kind: z.literal('movers'), source: sources }),
  z.object({
    ...placed,
    kind: z.literal('share'),
    /** Whose shares; each is itself a topic. */
    topics: z.array(z.uuid()).min(1).max(6),
    /** The set they are a share of, a saved topic; `null`: of all mentions. */
    among: topic,
    /** Us beside them: everything in the set as a bar of its own. */
    us: z.boolean().default(false),
    source: sources,
  }),
  z.object({ ...placed, kind: z.literal('campaign'), campaignId: z.uuid() }),
  z.object({ ...placed, kind: z.literal('flaws'), topic }),
  z.object({ ...placed, kind: z.literal('flow'), topic, team: z.uuid().nullable().default(null) }),
  z.object({
    ...placed,
    kind: z.literal('voices'),
    topic,
    source: sources,
    sentiment: z.enum(SENTIMENTS).nullable().default(null),
  }),
  z.object({ ...placed, kind: z.literal('spikes'), topic }),
  z.object({ ...placed, kind: z.literal('note'), text: z.string().trim().min(1).max(4000) }),
]);
export type BoardCard = z.output<typeof boardCardSchema>;

const cards = z
  .array(boardCardSchema)
  .max(MAX_CARDS)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'Two cards have the same id.');

const written = {
  name: z.string().trim().min(1).max(100),
  /** Window that cards follow, in days that end with today. */
  days,
  cards,
};

export const boardSchema = z.object({
  /** `starter`: made from the workspace's topics at each reading; it is duplicated, not changed. */
  id: z.union([z.uuid(), z.literal(STARTER_BOARD)]),
  ...written,
  /** Goes up with each change; a change names the one it was made from. */
  version: z.int(),
  actor: actorSchema,
  /** `null` for the starter board. */
  updatedAt: instant.nullable(),
});
export type Board = z.output<typeof boardSchema>;

const byId = z.object({ id: z.uuid() });

export const listBoards = defineEndpoint({
  method: 'get',
  path: '/boards',
  summary: 'Boards by name, the starter board last',
  access: 'read',
  response: z.object({
    items: z.array(boardSchema.omit({ cards: true }).extend({ cards: z.int() })),
    nextCursor: z.null(),
  }),
});
export type ListedBoard = z.output<typeof listBoards.response>['items'][number];

export const getBoard = defineEndpoint({
  method: 'get',
  path: '/boards/{id}',
  summary: 'One board with its cards',
  access: 'read',
  params: z.object({ id: z.union([z.uuid(), z.literal(STARTER_BOARD)]) }),
  response: boardSchema,
});

export const createBoard = defineEndpoint({
  method: 'post',
  path: '/boards',
  summary: 'Add a board, also as the copy of another',
  access: 'write',
  body: z.object({ ...written, days: days.default(28), cards: cards.default([]) }),
  response: boardSchema,
  status: 201,
});

export const patchBoard = defineEndpoint({
  method: 'patch',
  path: '/boards/{id}',
  summary: 'Change a board; refused when somebody changed it since `version`',
  access: 'write',
  params: byId,
  body: z
    .object({ ...written, version: z.int() })
    .partial()
    .required({ version: true }),
  response: boardSchema,
});

export const deleteBoard = defineEndpoint({
  method: 'delete',
  path: '/boards/{id}',
  summary: 'Put a board away; it can be brought back',
  access: 'write',
  params: byId,
  response: null,
  status: 204,
});

export const restoreBoard = defineEndpoint({
  method: 'post',
  path: '/boards/{id}/restore',
  summary: 'Bring back a board that was put away',
  access: 'write',
  params: byId,
  response: boardSchema,
});
