import { addressesIn } from './text/addresses';
import { readLink } from './text/links';
import { tokenise } from './text/tokenise';
import { parseTopicQuery } from './topic-query/parse-topic-query';

/** Links, hashtags and phrases of a campaign are used so many days longer than it runs. */
export const WORDS_DAYS_AFTER = 14;
const DAY_MS = 86_400_000;

/** A rule that looks for words of a text, as it is shown and as the query that finds it. */
export interface WordRule {
  kind: 'link' | 'hashtag' | 'phrase';
  value: string;
  query: string;
}

/** Reads what a person wrote as a rule; answers what is wrong with it, in plain words, where it cannot be one. */
export function readWordRule(kind: WordRule['kind'], written: string): WordRule | { problem: string } {
  switch (kind) {
    case 'link': {
      const link = readLink(written);
      if (link === null) {
        return { problem: 'Write a host, with its path if you like, or utm_campaign= and its name.' };
      }
      return { kind, value: link, query: `link:${quoted(link)} thread:off` };
    }
    case 'hashtag': {
      const value = `#${written.trim().replace(/^[#＃]/, '')}`;
      const [tag] = tokenise(value).hashtags;
      if (tag?.start !== 0 || tag.end !== value.length) {
        return { problem: 'A hashtag is # and letters, digits or _ with at least one letter.' };
      }
      return { kind, value, query: `${value} thread:off` };
    }
    case 'phrase': {
      const value = written.trim().replace(/\s+/g, ' ');
      const query = `${quoted(value)} thread:off`;
      const parsed = parseTopicQuery(query);
      return parsed.ok ? { kind, value, query } : { problem: parsed.errors[0]?.message ?? 'Cannot be read.' };
    }
  }
}

const quoted = (text: string) => `"${text.replace(/["“”„«»＂\\*]/g, '\\$&')}"`;

/** Where the rules of a campaign look, in epoch milliseconds, ends exclusive. */
export function attributionWindow(flight: { startMs: number; endExclusiveMs: number }) {
  const { startMs: fromMs, endExclusiveMs: toMs } = flight;
  return { flight: { fromMs, toMs }, words: { fromMs, toMs: toMs + WORDS_DAYS_AFTER * DAY_MS } };
}

/** What a rule finds, and when, in plain words. Of a topic they claim no cause: it only falls together in time. */
export function ruleWords(rule: { kind: string; value: string | null; topic: string | null }): string {
  const stretch = `from the start of the flight until ${WORDS_DAYS_AFTER} days after its end`;
  switch (rule.kind) {
    case 'reply':
      return 'Answers a post of this campaign, or an answer to one, at any time.';
    case 'link':
      return rule.value?.startsWith('utm_campaign=')
        ? `Carries a link with ${rule.value}, ${stretch}.`
        : `Links to ${rule.value} or to something below it, ${stretch}.`;
    case 'hashtag':
      return `Uses ${rule.value}, ${stretch}.`;
    case 'phrase':
      return `Says “${rule.value}”, ${stretch}.`;
    default:
      return `Speaks about ${rule.topic ?? 'a topic'} during the flight. It falls together in time, which does not show that the campaign brought it about.`;
  }
}

/** Hashtags and links (and `utm_campaign`s) of posts, with how many posts use each, most first. */
export function suggestedRules(
  posts: readonly string[],
): { kind: 'hashtag' | 'link'; value: string; posts: number }[] {
  const found = new Map<string, { kind: 'hashtag' | 'link'; value: string; posts: number }>();
  for (const text of posts) {
    const seen = new Set<string>();
    const see = (kind: 'hashtag' | 'link', value: string, key = value) => {
      if (seen.has(key)) return;
      seen.add(key);
      const known = found.get(key);
      if (known) known.posts++;
      else found.set(key, { kind, value, posts: 1 });
    };
    for (const { start, end, form } of tokenise(text).hashtags) {
      see('hashtag', `#${text.slice(start + 1, end)}`, `#${form}`);
    }
    for (const { host, path, campaigns } of addressesIn(text)) {
      for (const campaign of campaigns) see('link', `utm_campaign=${campaign}`);
      const link = readLink([host, ...path].join('/'));
      if (link !== null) see('link', link);
    }
  }
  return [...found.values()].sort((a, b) => b.posts - a.posts || (a.value < b.value ? -1 : 1));
}
