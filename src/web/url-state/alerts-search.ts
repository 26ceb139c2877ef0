import { z } from 'zod';
import { ALERT_STATES } from '../../domain/alerts/alert-kinds';

/** Lists of the page of alerts: one for each state, and all of them. */
export const ALERT_LISTS = [...ALERT_STATES, 'all'] as const;
export type AlertList = (typeof ALERT_LISTS)[number];

/** What the page of alerts shows, as it stands in the URL. */
export const alertsSearchSchema = z.object({
  state: z.enum(ALERT_LISTS).default('open').catch('open'),
  /** Raised by this rule; `null`: by any. */
  rule: z.uuid().nullable().default(null).catch(null),
  /** The one that is read. */
  alert: z.uuid().nullable().default(null).catch(null),
});
export type AlertsSearch = z.output<typeof alertsSearchSchema>;

/** What each field means when it is absent; the router leaves these out of the URL. */
export const ALERTS_SEARCH_DEFAULTS: AlertsSearch = alertsSearchSchema.parse({});
