import { z } from 'zod';
import { COUNTER_VERDICTS, PLEDGE_VERDICTS, VERDICTS } from '../domain/effect/verdict-kinds';
import { instant, repeated } from './common';
import { defineEndpoint } from './endpoint';
import { namedSeriesSchema } from './exposures';
import { MARK_KINDS, markSchema } from './marks';
import { PLEDGE_MEASURES } from './pledge-measures';
import { hasDistinctMeasures, PLEDGE_STATES, pledged, SAME_COUNTER } from './pledges';

/** Counts run in percent of what was expected, shares and net sentiment in points. */
export const EFFECT_UNITS = ['percent', 'points'] as const;

const interval = z.tuple([z.number(), z.number()]);
const banded = z.object({
  estimate: z.number(),
  /** Nested intervals, the narrowest first; `level` is the probability inside. */
  bands: z.array(z.object({ level: z.number(), low: z.number(), high: z.number() })),
});
export type BandedEffect = z.infer<typeof banded>;
const named = z.object({ id: z.uuid(), name: z.string() });
/** Days of the workspace's zone; `known` of them are complete and were collected by every source that is read. */
const days = z.object({ from: instant, to: instant, days: z.int(), known: z.int() });

/** One measure's effect, with everything that goes with the number. Numbers are `null` where it is refused. */
export const effectReadingSchema = z.object({
  measure: z.enum(PLEDGE_MEASURES),
  topic: named.nullable(),
  /** Share of voice: the set it is a share of. */
  among: named.nullable(),
  /** Complaint rate: the series it is per 1,000 of; `null`: per 1,000 mentions. */
  per: namedSeriesSchema.nullable(),
  unit: z.enum(EFFECT_UNITS),
  verdict: z.enum(VERDICTS),
  /** Such as `ran 24 % above what was expected (11 to 38 %)`. */
  words: z.string(),
  /** Why it is refused, or what a reader must know of it. */
  reasons: z.array(z.string()),
  /** What would have to be there for an answer; `null` when there is one. */
  needs: z.string().nullable(),
  /** Sources that were not collected all along and are in none of the numbers. */
  leftOut: z.array(z.string()),
  /** Others that cover half of the window or more: the effect is refused for what cannot be told apart from them. */
  overlapping: z.array(z.string()),
  /** What was seen against what was expected whoever changed it, where it is refused for others alone. */
  together: z
    .object({
      words: z.string(),
      headline: banded,
      /** As `observed` and `expected` below. */
      observed: z.number(),
      expected: z.number(),
    })
    .nullable(),
  /** In `unit`, with its bands. */
  headline: banded.nullable(),
  /** Observed minus expected a day: mentions, or points. */
  averageEffect: z.number().nullable(),
  averageInterval: interval.nullable(),
  /** Observed minus expected over the window, in mentions (net sentiment: positive minus negative ones). */
  cumulativeEffect: z.number().nullable(),
  cumulativeInterval: interval.nullable(),
  /** In percent of what was expected. */
  relativeEffect: z.number().nullable(),
  relativeInterval: interval.nullable(),
  /** Probability the intervals are made for. */
  level: z.number(),
  /** A day, on average over the window: mentions, percent of share, or points of net sentiment. */
  observed: z.number().nullable(),
  expected: z.number().nullable(),
  /** The same method, begun where nothing began; effects in `unit`, `null` with fewer than 8 windows. */
  placebo: z
    .object({ effects: z.array(z.number()).nullable(), windows: z.int(), asFar: z.int().nullable() })
    .nullable(),
  /** Smallest change up and down that comes out clear in 8 of 10 cases, in `unit`; `down` is negative. */
  detectable: z.object({ up: z.number(), down: z.number() }).nullable(),
  baseline: days,
  window: days,
  /** Version of the method. */
  version: z.string(),
});
export type EffectReading = z.infer<typeof effectReadingSchema>;

/** One day of the measure: a count, a percentage, or points of net sentiment. */
export const effectDaySchema = z.object({
  start: instant,
  endExclusive: instant,
  phase: z.enum(['baseline', 'window']),
  /** `null` where not every source was collected, or the day has not ended. */
  observed: z.number().nullable(),
  /** What would have been seen; `null` in the baseline and where the effect is refused. */
  expected: banded.nullable(),
  /** Observed minus expected from the start of the window to this day, as `cumulativeEffect`. */
  cumulative: banded.nullable(),
});
export type EffectDay = z.infer<typeof effectDaySchema>;

/** What else lay in the window and may have moved the same numbers. */
export const alsoHappenedSchema = z.object({
  kind: z.enum([...MARK_KINDS, 'coverage']),
  /** Of the mark or campaign; `null` for a change of coverage. */
  id: z.uuid().nullable(),
  label: z.string(),
  at: instant,
  endExclusive: instant.nullable(),
  /** Share of the window it covers, 0 for a moment. */
  share: z.number(),
  /** It covers half the window or more of what this campaign is about: the effect is refused for it. */
  refuses: z.boolean(),
  /** It would, but was written down after the pledge was decided: the verdict stays, and says so. */
  addedSince: z.boolean(),
});

export const CAMPAIGN_STATES = ['planned', 'running', 'ended'] as const;

/** What was pledged against what came of it. */
const pledgeOutcome = z.object({
  state: z.enum(PLEDGE_STATES),
  /** *open* until the check date has come. */
  verdict: z.enum(PLEDGE_VERDICTS),
  /** What was asked for: `a rise of at least 10 %`. */
  pledged: z.string(),
  words: z.string(),
  checkAt: instant,
  /** Whether the check date has come. */
  due: z.boolean(),
});

export const CONTROL_KINDS = ['topic', 'exposure'] as const;
const controlSchema = named.extend({ kind: z.enum(CONTROL_KINDS) });

/** What is told of an effect, whatever it is the effect of. */
export const effectAnswerSchema = z.object({
  /** Of what was asked for, or of what it was meant to change. */
  effect: effectReadingSchema,
  /** Days of `effect`: the baseline, then the window. */
  buckets: z.array(effectDaySchema),
  /** Other measures of the same topic, found afterwards: nobody said before that they would move. */
  found: z.array(effectReadingSchema),
  alsoHappened: z.array(alsoHappenedSchema),
  /** A topic nothing was done about, or a series, which stands in for the weather; `null` without. */
  control: controlSchema.nullable(),
  /** Sources read, and those left out because they were not collected all along. */
  sources: z.object({ read: z.array(z.string()), leftOut: z.array(z.string()) }),
  zone: z.string(),
  computedAt: instant,
});
export type EffectAnswer = z.infer<typeof effectAnswerSchema>;

/** Of what was pledged or asked for, else of the volume of what the campaign is about. */
export const campaignEffectSchema = effectAnswerSchema.extend({
  campaignId: z.uuid(),
  state: z.enum(CAMPAIGN_STATES),
  /** `null` without a pledge, and for a campaign that started unsealed: then all is found afterwards. */
  pledge: pledgeOutcome.nullable(),
  counter: z
    .object({
      direction: z.enum(['up', 'down']),
      verdict: z.enum(COUNTER_VERDICTS),
      words: z.string(),
      effect: effectReadingSchema,
    })
    .nullable(),
});
export type CampaignEffect = z.infer<typeof campaignEffectSchema>;

const UUID = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const CONTROL = new RegExp(`^(exposure:)?${UUID}$`);

const params = z.object({ id: z.uuid() });

/** What may be asked for instead of what was meant. */
const effectQuery = z.object({
  /** Another measure than the pledged one: an answer found afterwards. */
  measure: z.enum(PLEDGE_MEASURES).optional(),
  topic: z.uuid().optional(),
  among: z.uuid().optional(),
  /** Complaint rate: per 1,000 of this series. */
  per: z.uuid().optional(),
  baselineDays: z.coerce.number().int().min(1).max(365).optional(),
  /** A topic that the campaign did not touch, or `exposure:` and a series: taken into the forecast. */
  control: z.string().regex(CONTROL, 'A topic, or “exposure:” and a series.').optional(),
});

export const getCampaignEffect = defineEndpoint({
  method: 'get',
  path: '/campaigns/{id}/effect',
  summary: 'How a campaign ran against what was expected, and against its pledge',
  access: 'read',
  params,
  query: effectQuery,
  response: campaignEffectSchema,
});

export const markEffectSchema = effectAnswerSchema.extend({ mark: markSchema });
export type MarkEffect = z.infer<typeof markEffectSchema>;

export const getMarkEffect = defineEndpoint({
  method: 'get',
  path: '/marks/{id}/effect',
  summary:
    'What followed a release, a fix or an incident, against what was expected; the same calculation as a campaign’s',
  access: 'read',
  params,
  query: effectQuery.extend({
    /** How long it is followed where it has no end of its own. */
    windowDays: z.coerce.number().int().min(1).max(365).default(28),
  }),
  response: markEffectSchema,
});

export const listCampaignVerdicts = defineEndpoint({
  method: 'get',
  path: '/campaign-verdicts',
  summary: 'State, pledge and verdict of some campaigns, with their days as a sparkline',
  access: 'read',
  query: z.object({ id: repeated(z.uuid()).pipe(z.array(z.uuid()).min(1).max(60)) }),
  response: z.object({
    items: z.array(
      z.object({
        campaignId: z.uuid(),
        state: z.enum(CAMPAIGN_STATES),
        pledge: pledgeOutcome.nullable(),
        effect: effectReadingSchema,
        /** Whether what was named as harm came; `null`: nothing was named, or it has not started. */
        counter: z
          .object({
            verdict: z.enum(COUNTER_VERDICTS),
            words: z.string(),
            /** What it did: `negative mentions about Prices ran 140 % above what was expected (54 to 272 %)`. */
            found: z.string(),
          })
          .nullable(),
        /** Days of the measure: up to 28 before the start, then the window. */
        days: z.array(z.number().nullable()),
        /** How many of `days` lie before the start. */
        daysBefore: z.int(),
      }),
    ),
  }),
});
export type CampaignVerdict = z.infer<typeof listCampaignVerdicts.response>['items'][number];

const namedCampaigns = z.array(named);

export const listMadeUnreadable = defineEndpoint({
  method: 'get',
  path: '/effects/made-unreadable',
  summary: 'Which campaigns could not be told apart any more from something, were it written down',
  access: 'read',
  query: z.object({
    kind: z.enum(MARK_KINDS),
    at: instant,
    /** Without an end nothing is covered. */
    endExclusive: instant.optional(),
    /** Campaign: ids of the topics it is about; none: it may be about anything. */
    topic: repeated(z.uuid()),
    /** The campaign or mark it is already, when one is changed. */
    except: z.uuid().optional(),
  }),
  response: z.object({
    /** Whose effect would be refused. */
    items: namedCampaigns,
    /** Covered just so, but decided: their verdicts stay. */
    settled: namedCampaigns,
  }),
});
export type MadeUnreadable = z.infer<typeof listMadeUnreadable.response>;

export const powerSchema = z.object({
  /** Complete, collected days of the baseline as it stands. */
  days: z.int(),
  unit: z.enum(EFFECT_UNITS),
  /** Smallest change up and down that would come out clear in 8 of 10 cases; `null` when nothing can be said. */
  detectable: z.object({ up: z.number(), down: z.number() }).nullable(),
  /** Whether the smallest change worth having could be told. */
  enough: z.boolean(),
  /** `We will not be able to tell …` when it could not. */
  words: z.string(),
  reasons: z.array(z.string()),
});
export type Power = z.infer<typeof powerSchema>;

/** Terms that power can be asked of. */
export const powerTermsSchema = z.object(pledged).refine(hasDistinctMeasures, SAME_COUNTER);

export const readPower = defineEndpoint({
  method: 'post',
  path: '/campaigns/{id}/pledge/power',
  summary: 'What a pledge could tell: the smallest effect its baseline would detect in 8 of 10 cases',
  access: 'read',
  params,
  body: powerTermsSchema,
  response: powerSchema,
});
