import { ACTIVE_USERS } from './active-users';
import type { Calendar } from './calendar';
import { colleaguesOf } from './colleagues';
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
  /** Who put it on record and leads it, by name. */
  owner: string;
  suspectedAt: number;
  acceptedAt: number;
  /** When people went through what had been said since and hung it on the flaw, in order. */
  readAt: number[];
  /** Outside id of the mark that fixed it, and how long people of a source waited for it. */
  fix: { mark: string; recordedAt: number; lags: { source: string; days: number }[] } | null;
  /** When those who spoke were told that it is fixed, in sittings of which each reaches one of `of` parts of them. */
  told: { at: number[]; of: number; how: string } | null;
  /** When and why it was decided to live with it. */
  declined: { at: number; reason: string } | null;
}

/** One that fell quiet, one that came back, one that is watched, and one the company decided to live with. */
export function flawsOf({ plot, at, days }: Calendar): SampleFlaw[] {
  const [spell, relapse] = plot.doubleRoaming;
  const ownerOf = (team: string) => colleaguesOf(team)[0] as string;
  const weekly = (from: number, to: number, hour: number) => {
    const times: number[] = [];
    for (let day = from; day < to; day += 7) times.push(at(day, hour));
    return times;
  };
  return [
    {
      cause: 'payment-spins',
      title: 'The app spins at payment',
      note: 'Since the new payment page of 8.4.0 the circle never ends after the card is confirmed. Some pay twice.',
      topic: 'Payment in the app',
      exposure: ACTIVE_USERS,
      owner: ownerOf('App'),
      suspectedAt: at(plot.spins.startDay + 6, 10),
      acceptedAt: at(plot.spins.startDay + 8, 14),
      readAt: weekly(plot.spins.startDay + 15, plot.spins.endDay, 15),
      fix: {
        mark: 'mark-7',
        recordedAt: at(plot.spins.endDay, 9),
        lags: [{ source: 'reviews', days: 3 }],
      },
      told: {
        at: [4, 5, 6, 7, 8].map((day) => at(plot.spins.endDay + day, 11)),
        of: 5,
        how: 'reply',
      },
      declined: null,
    },
    {
      cause: 'double-roaming',
      title: 'Roaming passes are charged twice',
      note: 'Whoever books a pass on the day it begins pays it again at midnight.',
      topic: 'Roaming',
      exposure: null,
      owner: ownerOf('Products & Tariffs'),
      suspectedAt: at(spell.startDay + 9, 11),
      acceptedAt: at(spell.startDay + 12, 9),
      readAt: [...weekly(spell.startDay + 19, spell.endDay, 16), ...weekly(relapse.startDay + 6, days, 16)],
      fix: { mark: 'mark-5', recordedAt: at(spell.endDay, 10), lags: [] },
      told: null,
      declined: null,
    },
    {
      cause: 'outage',
      title: 'The core network fails',
      note: 'Voice and data of the whole country were gone on the day of the outage.',
      topic: 'Network',
      exposure: null,
      owner: ownerOf('Network Operations'),
      suspectedAt: at(plot.outageDay, 9.5),
      acceptedAt: at(plot.outageDay, 12),
      readAt: [at(plot.outageDay, 17), at(plot.outageDay + 1, 12), at(plot.outageFixDay, 10)],
      fix: { mark: 'mark-12', recordedAt: at(plot.outageFixDay, 11), lags: [] },
      told: {
        at: [at(plot.outageFixDay, 18), at(plot.outageFixDay + 1, 10), at(plot.outageFixDay + 1, 15)],
        of: 4,
        how: 'reply',
      },
      declined: null,
    },
    {
      cause: 'tariff-change',
      title: 'Old plans are moved to Simply Fair and cost more',
      note: 'Customers read it in a letter and find the new price unfair.',
      topic: 'Prices',
      exposure: null,
      owner: ownerOf('Products & Tariffs'),
      suspectedAt: at(plot.simplyFair.startDay + 3, 10),
      acceptedAt: at(plot.simplyFair.startDay + 4, 10),
      readAt: [at(plot.simplyFair.startDay + 6, 10)],
      fix: null,
      told: null,
      declined: {
        at: at(plot.simplyFair.startDay + 7, 15),
        reason: 'The prices stay. Care explains them, and the letter is written anew.',
      },
    },
  ];
}
