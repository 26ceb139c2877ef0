import { z } from 'zod';
import { FLAW_STATES as LIFE_STATES, type FlawState as LifeState } from '../domain/flaw/flaw-states';
import { instant } from './common';
import { namedSeriesSchema } from './exposures';
import { actorSchema } from './teams';

/**
 * The life of a flaw. *suspected*: somebody thinks there is one; *accepted*: a team agrees; *fix-shipped*: a fix is
 * recorded and does not work everywhere yet; *watching*: it works, and the river decides; *confirmed-quiet*: complaints
 * fell for sure; *regressed*: people complain of it who have the fix; *wont-fix*: we decided to live with it, which is
 * not resolved; *archived*: left alone until it gets worse.
 */
export type FlawState = LifeState;
export const FLAW_STATES = LIFE_STATES;

/** States a person may choose; a fix, the clock and the river choose the others. */
export const CHOSEN_FLAW_STATES = ['suspected', 'accepted', 'wont-fix', 'archived'] as const;

/**
 * How a conversation hangs on a flaw: a *person* put it there, or the flaw's own *rule* proposes it and people have not
 * decided. What a person took off stays off: no rule puts it back.
 */
export const ATTACHED_BY = ['person', 'rule'] as const;

/** What a flaw is called. */
export const flawTitleSchema = z.string().trim().min(1).max(200);
/** Why somebody does something to a flaw. */
export const flawReasonSchema = z.string().trim().max(1000).nullable().default(null);
const named = z.object({ id: z.uuid(), name: z.string() });

/**
 * What was said about a flaw, of what people put there. A conversation counts once, at its opening, by whoever opened it.
 */
export const flawFiguresSchema = z.object({
  /** Conversations people put on it. */
  complaints: z.int(),
  /** So many more its rule proposes; nobody has decided on them, and no other figure here counts them. */
  proposed: z.int(),
  /** Distinct people; those whose names are gone are not counted. */
  people: z.int(),
  /** Distinct days of the workspace's zone on which somebody complained. */
  days: z.int(),
  sources: z.int(),
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
});
export type FlawFigures = z.infer<typeof flawFiguresSchema>;

/** One day of the workspace's zone. */
export const flawDaySchema = z.object({
  start: instant,
  endExclusive: instant,
  /** Put there by people; `null`: none of the sources was collected. */
  complaints: z.int().nullable(),
  /** So many more the rule proposes. */
  proposed: z.int().nullable(),
  partial: z.boolean(),
  covered: z.enum(['all', 'some', 'none']),
});
export type FlawDay = z.infer<typeof flawDaySchema>;

export const TRACKER_STATES = ['open', 'closed', 'unknown'] as const;
/** What hangs on the flaw in a tracker. A link is only a link; an issue of GitHub is followed. */
export const trackerLinkSchema = z.object({
  /** Of an issue that is still to be created, the repository's issues. */
  url: z.string(),
  kind: z.enum(['link', 'github']),
  /** `owner/name#12`, or the host of a plain link. */
  label: z.string(),
  /** As the tracker said last; a plain link is `unknown`. Closed there is not shipped here. */
  state: z.enum(TRACKER_STATES),
  title: z.string().nullable(),
  checkedAt: instant.nullable(),
  /** A plain hint, such as *closed there: say which version ships the fix*. */
  hint: z.string().nullable(),
  /** What went wrong last, and when it is tried again; `null` when nothing did. */
  failure: z.object({ words: z.string(), attempts: z.int(), retryAt: instant.nullable() }).nullable(),
  /** What is still to be said there: create, comment, reopen. */
  waiting: z.array(z.enum(['create', 'comment', 'reopen'])),
});
export type TrackerLink = z.infer<typeof trackerLinkSchema>;

/** A mark of kind fix that is meant to end the flaw. */
export const flawFixSchema = z.object({
  /** Id of the mark. */
  id: z.uuid(),
  label: z.string(),
  version: z.string().nullable(),
  url: z.string().nullable(),
  /** When it began to take effect. */
  effectiveAt: instant,
  /** Days until people of a source can have it; a source that is not named has it at once. */
  lags: z.array(z.object({ source: z.string(), days: z.number() })),
  /** When everybody can have it: complaints from then on speak about the fixed thing. */
  everywhereAt: instant,
  recordedAt: instant,
  actor: actorSchema,
});
export type FlawFix = z.infer<typeof flawFixSchema>;

const side = z.object({
  from: instant,
  to: instant,
  complaints: z.int(),
  coveredDays: z.number(),
  perDay: z.number().nullable(),
});

/** Whether it is quiet: the flaw's own complaints after the fix against before. */
export const quietReadingSchema = z.object({
  verdict: z.enum(['confirmed-quiet', 'not-yet', 'too-early', 'cannot-tell']),
  before: side,
  after: side,
  /** After over before, and its 95 % interval; `null` where there is nothing to divide. */
  ratio: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  words: z.string(),
  /** What is still missing for a verdict, in words; empty when it is confirmed. */
  missing: z.array(z.string()),
  /** By which day a verdict is to be expected at the rate before, in words; `null` where there is no rate. */
  power: z.string().nullable().optional(),
  /** What is counted in it ends here; missing in readings of old. */
  asOf: instant.optional(),
  method: z.string(),
});
export type QuietReading = z.infer<typeof quietReadingSchema>;

/** Whether it came back: people who have the fix and complain all the same. */
export const regressionReadingSchema = z.object({
  verdict: z.enum(['regressed', 'not-regressed']),
  /** People who complained after they could have the fix, naming no older version. */
  people: z.int(),
  complaints: z.int(),
  /** Left out: they name an older version. */
  olderVersion: z.int(),
  /** Left out: said before the fix was everywhere, however late they came. */
  late: z.int(),
  since: instant.nullable(),
  words: z.string(),
  /** By which day of a return to half the old rate it can be told, in words; missing in readings of old. */
  power: z.string().nullable().optional(),
  /** What is counted in it ends here; missing in readings of old. */
  asOf: instant.optional(),
  method: z.string(),
});
export type RegressionReading = z.infer<typeof regressionReadingSchema>;

/** What the level before the fix would have led to, beside the plain ratio; or why nothing can be said. */
export const flawEffectSchema = z.object({
  verdict: z.string().nullable(),
  percent: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  words: z.string(),
  method: z.string(),
});

/** A step of a flaw's life, with what it rests on. */
export const flawStepSchema = z.object({
  at: instant,
  from: z.enum(FLAW_STATES).nullable(),
  to: z.enum(FLAW_STATES),
  /** Who took it: somebody, the clock (a fix took effect), or the river (complaints fell, or came back). */
  by: z.enum(['person', 'clock', 'river']),
  actor: actorSchema,
  words: z.string(),
  /** The reading a step of the river rests on, as it stood then. */
  quiet: quietReadingSchema.nullable(),
  regression: regressionReadingSchema.nullable(),
});
export type FlawStep = z.infer<typeof flawStepSchema>;

export const flawItemSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  state: z.enum(FLAW_STATES),
  /** Since when it is in this state. */
  stateAt: instant,
  topic: named.nullable(),
  ownerTeam: named.nullable(),
  ownerPerson: named.nullable(),
  figures: flawFiguresSchema,
  /** Whole days before today, oldest first, for a small picture. */
  recent: z.array(flawDaySchema),
  /** Place among all by persistence, breadth and volume together, and why, in words. */
  rank: z.object({ score: z.number(), words: z.string(), method: z.string() }),
  tracker: trackerLinkSchema.nullable(),
  /** How many flaws were merged into it. */
  merged: z.int(),
  /** Conversations that hang on this and on another flaw: somebody must decide. */
  conflicts: z.int(),
  /** The newest fix. */
  fix: flawFixSchema.nullable(),
  /** What its state rests on, or what it waits for. */
  words: z.string(),
});
export type FlawItem = z.infer<typeof flawItemSchema>;

export const flawSchema = flawItemSchema.extend({
  note: z.string().nullable(),
  /** The uploaded series its complaints are held against; `null`: covered time. */
  exposure: namedSeriesSchema.nullable(),
  createdAt: instant,
  createdBy: actorSchema,
  /** It went into this one: nothing is decided here until it is unmerged. */
  mergedInto: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  /** Flaws that were merged into it, with what each brought, and when. */
  mergedFrom: z.array(
    z.object({ id: z.uuid(), title: z.string(), complaints: z.int(), at: instant, actor: actorSchema }),
  ),
  /** Every fix, newest first. */
  fixes: z.array(flawFixSchema),
  followers: z.array(named),
  /** Every link, its own first, then those of merged flaws. */
  trackers: z.array(trackerLinkSchema),
  /** Its life, oldest first. */
  steps: z.array(flawStepSchema),
  /** The readings as they stand now; `null` without a fix. */
  quiet: quietReadingSchema.nullable(),
  regression: regressionReadingSchema.nullable(),
  effect: flawEffectSchema.nullable(),
  /** What the river said of earlier fixes, newest first, each until the next one was there. */
  earlierProofs: z.array(
    z.object({
      fixId: z.uuid(),
      until: instant,
      quiet: quietReadingSchema.nullable(),
      regression: regressionReadingSchema.nullable(),
    }),
  ),
  /** Who said it first; `null` when nobody did or the name is gone. */
  firstToNotice: z
    .object({
      author: z.string().nullable(),
      authorName: z.string().nullable(),
      source: z.string(),
      at: instant,
      threadId: z.uuid(),
      /** Days before it was put on record; negative never: `0` at the earliest. */
      daysBeforeOnRecord: z.number(),
    })
    .nullable(),
  /** Of the conversations people put here. */
  spoke: z.object({
    people: z.int(),
    /** Opened two conversations about it or more. */
    twice: z.int(),
    /** No public reply of ours in any of their conversations. */
    neverAnswered: z.int(),
    /** So many more whose conversations are only proposed: nobody of them is told of a fix. */
    proposed: z.int(),
  }),
  /** What new conversations are recognised by. */
  signature: z.object({ phrases: z.array(z.string()), words: z.string(), method: z.string() }).nullable(),
});
export type Flaw = z.infer<typeof flawSchema>;
