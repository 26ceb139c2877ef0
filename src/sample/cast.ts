import type { Calendar } from './calendar';
import { crowdOf, type Person, type SourceKey } from './people';
import { dice } from './prng';
import type { CauseKey, LanguageKey, TopicKey } from './text/language-pack';

/** Somebody who complains about the same for weeks. */
export interface PersistentVoice {
  person: Person;
  topic: TopicKey;
  cause: CauseKey | null;
  fromDay: number;
  untilDay: number;
  everyDays: number;
}

/** An account that posts the same texts over and over. */
export interface Bot {
  person: Person;
  topic: TopicKey;
  /** Share of all mentions. */
  share: number;
  /** Local hour at which it posts; `null`: at any time. */
  hour: number | null;
  /** Posts much more while the network is down. */
  watchesOutages: boolean;
  texts: readonly string[];
}

/** People and machines with a part to play. */
export interface Cast {
  persistent: readonly PersistentVoice[];
  firstToNotice: Person;
  partners: readonly Person[];
  bots: readonly Bot[];
}

const FIRST_MEMBER = 32_000;
const PERSISTENT_TOPICS: readonly TopicKey[] = [
  'network',
  'north',
  'billing',
  'network',
  'speed',
  'support',
  'north',
  'billing',
  'network',
  'privacy',
  'devices',
  'north',
];
const PERSISTENT_SOURCES: readonly SourceKey[] = ['bluesky', 'mastodon', 'bluesky', 'forum'];
const PERSISTENT_LANGS: readonly LanguageKey[] = ['en', 'de', 'en', 'de', 'en', 'fr'];

/** The cast of a seed. */
export function castOf(seed: number, calendar: Calendar): Cast {
  const chance = dice(seed, 'cast');
  const { plot } = calendar;
  const member = (source: SourceKey, lang: LanguageKey, index: number) =>
    crowdOf(seed, source, lang, 1).person(FIRST_MEMBER + index);
  const persistent: PersistentVoice[] = PERSISTENT_TOPICS.map((topic, index) => {
    const source = PERSISTENT_SOURCES[index % PERSISTENT_SOURCES.length] as SourceKey;
    const lang = PERSISTENT_LANGS[index % PERSISTENT_LANGS.length] as LanguageKey;
    const fromDay =
      source === 'forum'
        ? plot.forumDay + chance.between(0, 9)
        : chance.between(0, Math.floor(plot.days * 0.5));
    const untilDay = fromDay + Math.floor(plot.days * (0.3 + 0.35 * chance.unit()));
    return {
      person: member(source, lang, index),
      topic,
      cause: null,
      fromDay,
      untilDay,
      everyDays: chance.between(3, 8),
    };
  });
  for (const index of [20, 21, 22]) {
    persistent.push({
      person: index === 21 ? member('mastodon', 'de', index) : member('bluesky', 'en', index),
      topic: 'app',
      cause: 'payment-spins',
      fromDay: plot.spins.startDay + index - 17,
      untilDay: plot.spins.endDay,
      everyDays: index - 14,
    });
  }
  return {
    persistent,
    firstToNotice: { ...member('mastodon', 'en', 40), followers: 87, home: 'Pellnitz' },
    partners: [41, 42, 43, 44].map((index) => ({
      ...member('bluesky', index === 43 ? 'de' : 'en', index),
      followers: 18_000 + chance.between(0, 70_000),
    })),
    bots: botsOf(member),
  };
}

function botsOf(member: (source: SourceKey, lang: LanguageKey, index: number) => Person): Bot[] {
  const bot = (source: SourceKey, index: number, handle: string, displayName: string): Person => ({
    ...member(source, 'en', index),
    handle,
    displayName,
    followers: 1200 + 311 * (index - 50),
  });
  return [
    {
      person: bot('bluesky', 50, 'jobfeed_tech', 'Job Feed Tech'),
      topic: 'brand',
      share: 0.004,
      hour: null,
      watchesOutages: false,
      texts: [
        'New job: network technician (all genders) at Halvora Mobil, full time. Apply today on our website.',
        'New job: customer care agent (all genders) at Halvora Mobil, part time. Apply today on our website.',
      ],
    },
    {
      person: bot('mastodon', 51, 'faultradar', 'Fault Radar'),
      topic: 'network',
      share: 0.002,
      hour: null,
      watchesOutages: true,
      texts: ['Fault Radar: more reports than usual about Halvora. Tell us if you have no network.'],
    },
    {
      person: bot('bluesky', 52, 'closing_bell', 'Closing Bell'),
      topic: 'brand',
      share: 0.003,
      hour: 17.6,
      watchesOutages: false,
      texts: [
        'Halvora Mobil shares close higher today.',
        'Halvora Mobil shares close lower today.',
        'Halvora Mobil shares end the day unchanged.',
      ],
    },
  ];
}
