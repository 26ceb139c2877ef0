import { ACTIVE_USERS } from './active-users';
import type { Calendar } from './calendar';
import type { CauseKey } from './text/language-pack';

/** A flaw that people of the company put on record; times in epoch milliseconds. */
export interface SampleFlaw {
  cause: CauseKey;
  title: string;
  note: string;
  /** By name. */
  topic: string;
  /** By name: what its complaints are held against; `null`: covered time. */
  exposure: string | null;
  suspectedAt: number;
  acceptedAt: number;
  /** Outside id of the mark that fixed it, and how long people of a source waited for it. */
  fix: { mark: string; recordedAt: number; lags: { source: string; days: number }[] } | null;
  /** When and why it was decided to live with it. */
  declined: { at: number; reason: string } | null;
}

/** One that fell quiet, one that came back, one that is watched, and one the company decided to live with. */
export function flawsOf({ plot, at }: Calendar): SampleFlaw[] {
  const [spell] = plot.doubleRoaming;
  return [
    {
      cause: 'payment-spins',
      title: 'The app spins at payment',
      note: 'Since the new payment page of 8.4.0 the circle never ends after the card is confirmed. Some pay twice.',
      topic: 'Payment in the app',
      exposure: ACTIVE_USERS,
      suspectedAt: at(plot.spins.startDay + 6, 10),
      acceptedAt: at(plot.spins.startDay + 8, 14),
      fix: {
        mark: 'mark-7',
        recordedAt: at(plot.spins.endDay, 9),
        lags: [{ source: 'reviews', days: 3 }],
      },
      declined: null,
    },
    {
      cause: 'double-roaming',
      title: 'Roaming passes are charged twice',
      note: 'Whoever books a pass on the day it begins pays it again at midnight.',
      topic: 'Roaming',
      exposure: null,
      suspectedAt: at(spell.startDay + 9, 11),
      acceptedAt: at(spell.startDay + 12, 9),
      fix: { mark: 'mark-5', recordedAt: at(spell.endDay, 10), lags: [] },
      declined: null,
    },
    {
      cause: 'outage',
      title: 'The core network fails',
      note: 'Voice and data of the whole country were gone on the day of the outage.',
      topic: 'Network',
      exposure: null,
      suspectedAt: at(plot.outageDay, 9.5),
      acceptedAt: at(plot.outageDay, 12),
      fix: { mark: 'mark-12', recordedAt: at(plot.outageFixDay, 11), lags: [] },
      declined: null,
    },
    {
      cause: 'tariff-change',
      title: 'Old plans are moved to Simply Fair and cost more',
      note: 'Customers read it in a letter and find the new price unfair.',
      topic: 'Prices',
      exposure: null,
      suspectedAt: at(plot.simplyFair.startDay + 3, 10),
      acceptedAt: at(plot.simplyFair.startDay + 4, 10),
      fix: null,
      declined: {
        at: at(plot.simplyFair.startDay + 7, 15),
        reason: 'The prices stay. Care explains them, and the letter is written anew.',
      },
    },
  ];
}
