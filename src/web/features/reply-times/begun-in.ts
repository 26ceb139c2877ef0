import type { ReplyTimesAnswer } from '../../../contract/reply-times';
import type { ThreadsSearch } from '../../url-state/threads-search';

/** The window whose conversations are told of. */
export type BegunIn = Pick<ReplyTimesAnswer, 'from' | 'to'>;

/** The list of exactly the conversations that are told of: those people began in the window. */
export function begunIn({ from, to }: BegunIn): Partial<ThreadsSearch> {
  return { begunFrom: from, begunTo: to, begunBy: 'people' };
}

/** Of them, those never answered. */
export function neverAnsweredIn(window: BegunIn): Partial<ThreadsSearch> {
  return { ...begunIn(window), answered: 'no' };
}
