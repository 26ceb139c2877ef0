import { normalName } from './canonical-columns';
import { ReadProblem } from './read-problem';
import type { ImportKind } from './rows';
import type { DateOrder } from './times';

/** What is known of the exports of one tool. */
export interface Preset {
  name: string;
  kind: ImportKind;
  /** A header with all of these is such an export. */
  signature: readonly string[];
  /** Canonical column → columns of the file; of several the first that exists, and row by row the first with words. */
  columns: Record<string, readonly string[]>;
  source: string | null;
  /** Not public: tickets and the like. */
  private: boolean;
  order: DateOrder | null;
  /** For exports without a header row: their columns in order. */
  headerless: readonly string[] | null;
}

const preset = (
  given: Pick<Preset, 'name' | 'kind' | 'signature' | 'columns'> & Partial<Preset>,
): Preset => ({
  source: null,
  private: false,
  order: null,
  headerless: null,
  ...given,
});

export const PRESETS: readonly Preset[] = [
  preset({
    name: 'twcs',
    kind: 'mentions',
    signature: ['tweet_id', 'author_id', 'inbound', 'created_at', 'text', 'in_response_to_tweet_id'],
    columns: {
      id: ['tweet_id'],
      at: ['created_at'],
      text: ['text'],
      author: ['author_id'],
      direction: ['inbound'],
      in_reply_to: ['in_response_to_tweet_id'],
    },
    source: 'twitter',
  }),
  preset({
    name: 'meltwater',
    kind: 'mentions',
    signature: ['Date', 'Hit Sentence', 'Opening Text', 'Headline', 'Influencer', 'Input Name'],
    columns: {
      id: ['Tweet Id'],
      at: ['Date'],
      'at.time': ['Time'],
      text: ['Hit Sentence', 'Opening Text', 'Headline'],
      author: ['Twitter Screen Name', 'Influencer'],
      followers: ['Twitter Followers'],
      lang: ['Language'],
      url: ['URL'],
      sentiment: ['Sentiment'],
    },
    source: 'meltwater',
  }),
  preset({
    name: 'zendesk',
    kind: 'mentions',
    signature: ['Id', 'Requester', 'Subject', 'Status', 'Created at', 'Ticket type'],
    columns: { id: ['Id'], at: ['Created at'], text: ['Subject'], author: ['Requester'] },
    source: 'zendesk',
    private: true,
  }),
  preset({
    name: 'x-analytics',
    kind: 'posts',
    signature: ['Tweet id', 'Tweet permalink', 'Tweet text', 'time', 'impressions'],
    columns: {
      id: ['Tweet id'],
      at: ['time'],
      text: ['Tweet text'],
      url: ['Tweet permalink'],
      'metric.impressions': ['impressions'],
      'metric.engagements': ['engagements'],
      'metric.shares': ['retweets'],
      'metric.replies': ['replies'],
      'metric.likes': ['likes'],
      'metric.clicks': ['url clicks'],
      'metric.profile_clicks': ['user profile clicks'],
      'metric.follows': ['follows'],
      'metric.media_views': ['media views'],
    },
    source: 'x',
  }),
  preset({
    name: 'sprout',
    kind: 'posts',
    signature: ['Date', 'Post ID', 'Network', 'Post'],
    columns: {
      id: ['Post ID'],
      at: ['Date'],
      text: ['Post'],
      url: ['Link'],
      channel: ['Network'],
      'metric.impressions': ['Impressions'],
      'metric.reach': ['Reach'],
      'metric.engagements': ['Engagements'],
      'metric.reactions': ['Reactions'],
      'metric.likes': ['Likes'],
      'metric.replies': ['Comments'],
      'metric.shares': ['Shares'],
      'metric.saves': ['Saves'],
      'metric.clicks': ['Post Link Clicks'],
      'metric.video_views': ['Video Views'],
    },
    order: 'mdy',
  }),
  preset({
    name: 'hootsuite',
    kind: 'posts',
    signature: ['date and time', 'message', 'link'],
    columns: { at: ['date and time'], text: ['message'], url: ['link'] },
    headerless: ['date and time', 'message', 'link'],
  }),
];

/** The preset of that name. Throws a ReadProblem when there is none, or none for this kind. */
export function presetNamed(name: string, kind: ImportKind): Preset {
  const found = PRESETS.find((candidate) => candidate.name === name);
  if (!found) {
    const names = PRESETS.filter((candidate) => candidate.kind === kind).map((candidate) => candidate.name);
    throw new ReadProblem(
      'Unknown preset',
      `There is no preset “${name}”. For ${kind}: ${names.join(', ') || 'none'}.`,
      'map',
    );
  }
  if (found.kind !== kind) {
    throw new ReadProblem(
      'Preset of another kind',
      `The preset “${name}” is for ${found.kind}, not ${kind}.`,
      'map',
    );
  }
  return found;
}

/** The preset whose header this is; without a kind, of any. */
export function presetOfHeader(columns: readonly string[], kind?: ImportKind): Preset | null {
  const names = new Set(columns.map(normalName));
  return (
    PRESETS.find(
      (candidate) =>
        (kind === undefined || candidate.kind === kind) &&
        candidate.signature.every((column) => names.has(normalName(column))),
    ) ?? null
  );
}
