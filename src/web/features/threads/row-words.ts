import type { ThreadState } from '../../../contract/thread-kinds';
import type { ThreadItem } from '../../../contract/thread-list';
import { waitWords } from '../../lib/wait-words';
import { formatCompact, formatCount, formatQuantity } from '../../ui/charts/number-format';
import { agoWords, waitedWords } from './time-words';

/** What each state is called, and what it means. */
export const STATE_WORDS: Readonly<Record<ThreadState, { name: string; means: string }>> = {
  unanswered: { name: 'unanswered', means: 'People spoke and we never did in public' },
  waiting: { name: 'waiting again', means: 'We answered, and somebody has spoken since' },
  answered: { name: 'answered', means: 'We spoke last' },
  handled: {
    name: 'handled',
    means: 'Somebody of us said that nothing is left to do; no reply, and open again once people speak',
  },
  ours: { name: 'only ours', means: 'Nobody but us has spoken' },
};

/** What stands for words that are gone. */
export const TOMBSTONE = 'deleted or erased';
export const UNKNOWN_AUTHOR = 'author not known';

/** The state with its time: how long somebody waits, or how long our first answer took. */
export function stateWords(
  { state, waitingSince, firstReplySeconds, handled }: ThreadItem,
  nowMs: number,
): { name: string; time: string | null } {
  const { name } = STATE_WORDS[state];
  if (waitingSince !== null) {
    const waited = waitedWords(Date.parse(waitingSince), nowMs);
    return { name, time: state === 'unanswered' ? `waits ${waited}` : `for ${waited}` };
  }
  if (handled !== null)
    return { name, time: `${agoWords(Date.parse(handled.at), nowMs)}: ${shortened(handled.reason)}` };
  if (state === 'answered' && firstReplySeconds !== null) {
    return { name, time: `first after ${waitWords(firstReplySeconds)}` };
  }
  return { name, time: null };
}

const REASON_CHARS = 60;

/** A reason in a row; the whole of it stands with the thread. */
function shortened(reason: string): string {
  const characters = [...reason];
  return characters.length <= REASON_CHARS ? reason : `${characters.slice(0, REASON_CHARS).join('')}…`;
}

/** Whose it is, or why that must be decided; `null` where no team has to do with it. */
export function routeWords({ route }: Pick<ThreadItem, 'route'>): string | null {
  if (route.team !== null) return route.team.name;
  if (route.by === 'several') return 'several teams own it';
  return route.by === 'conflict' ? 'people disagree whose it is' : null;
}

/** Turns in and out, and days, each as a few words; what says nothing is left out. */
export function factWords({ mentions, outbound, inboundDays, people }: ThreadItem): string[] {
  const ours = outbound > 0 && outbound < mentions ? `, ${formatCount(outbound)} ours` : '';
  return [
    `${formatQuantity(mentions, 'turn')}${ours}`,
    ...(people > 1 ? [formatQuantity(people, 'person', 'people')] : []),
    ...(inboundDays > 1 ? [`on ${formatQuantity(inboundDays, 'day')}`] : []),
  ];
}

/** What `audienceWords` counts. */
export const AUDIENCE_MEANS = 'the most that anyone who spoke here has';

/** The largest audience of anyone who spoke, which need not be the author's: `up to 184 followers`; `null` is not known. */
export function audienceWords({ followers }: Pick<ThreadItem, 'followers'>): string | null {
  if (followers === null) return null;
  return `up to ${formatCompact(followers)} ${followers === 1 ? 'follower' : 'followers'}`;
}

/** What the row shows as said: the opening, or another turn that holds the words; `null` when it is gone. */
export function saidWords({ opening, found }: ThreadItem): { text: string | null; repliedBy: string | null } {
  return found === null
    ? { text: opening.text, repliedBy: null }
    : { text: found.text, repliedBy: found.author ?? UNKNOWN_AUTHOR };
}

/** The whole row as one sentence, for those who hear it. */
export function rowLabel(thread: ThreadItem, topicNames: readonly string[], nowMs: number): string {
  const { text, repliedBy } = saidWords(thread);
  const { name, time } = stateWords(thread, nowMs);
  const route = routeWords(thread);
  const audience = audienceWords(thread);
  const sentiment = thread.opening.sentiment ?? 'not scored';
  return [
    `${thread.opening.author ?? UNKNOWN_AUTHOR} on ${thread.source}, ${agoWords(Date.parse(thread.lastAt), nowMs)}`,
    repliedBy === null ? (text ?? TOMBSTONE) : `in a reply by ${repliedBy}: ${text}`,
    time === null ? name : `${name}, ${time}`,
    thread.complaints > 0 ? `${sentiment}, complaint` : sentiment,
    ...(route === null ? [] : [`with ${route}`]),
    ...factWords(thread),
    ...(audience === null ? [] : [`${audience}, ${AUDIENCE_MEANS}`]),
    ...(topicNames.length > 0 ? [`about ${topicNames.join(', ')}`] : []),
  ]
    .map((part) => part.replace(/[.\s]+$/u, ''))
    .join('. ');
}
