import { Link } from '@tanstack/react-router';
import type { Thread } from '../../../contract/threads';
import type { Topic } from '../../../contract/topics';
import { waitWords } from '../../lib/wait-words';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';
import { formatInstant } from '../../ui/charts/time-format';

/** How long the conversation is, when it was, how long its root waited, and what it counts in. */
export function ThreadHead({
  thread,
  topics,
  zone,
}: {
  thread: Thread;
  topics: readonly Topic[];
  zone: string;
}) {
  const named = topics.filter(({ id }) => thread.topics.includes(id));
  const started = formatInstant(Date.parse(thread.startedAt), zone);
  const ended = formatInstant(Date.parse(thread.lastAt), zone);
  return (
    <div className="thread-head">
      <p>
        <b>{formatQuantity(thread.mentions, 'turn')}</b>, {formatCount(thread.outbound)} ours
      </p>
      <p>{answeredWords(thread)}</p>
      <p>
        {started === ended ? started : `${started} – ${ended}`} <span className="thread-zone">{zone}</span>
      </p>
      {named.length > 0 && (
        <p className="thread-topics">
          {named.map(({ id, name }) => (
            <Link key={id} to="/" search={{ topic: [id] }}>
              {name}
            </Link>
          ))}
        </p>
      )}
    </div>
  );
}

function answeredWords({ turns, firstReplySeconds }: Thread): string {
  if (turns[0]?.direction === 'outbound') return 'begins with ours';
  return firstReplySeconds === null ? 'never answered' : `answered after ${waitWords(firstReplySeconds)}`;
}
