import { Link } from '@tanstack/react-router';
import type { ReplyTimesAnswer } from '../../../contract/reply-times';
import { medianOfAllWords, secondsWords } from '../../lib/reply-time-words';
import { formatCount, formatShare } from '../../ui/charts/number-format';
import type { ReplyTimesSearch } from '../../url-state/reply-times-search';
import type { ThreadsSearch } from '../../url-state/threads-search';
import { type BegunIn, begunIn, neverAnsweredIn } from './begun-in';

const HEADINGS = ['threads', 'median of all', 'median', '9 of 10', 'never answered'];

/** The same for each team, topic or source; most threads first. */
export function ReplyTimesTable({
  groups,
  by,
  window,
}: {
  groups: ReplyTimesAnswer['groups'];
  by: ReplyTimesSearch['by'];
  window: BegunIn;
}) {
  const ofGroup = (id: string): Partial<ThreadsSearch> =>
    by === 'team' ? { team: id } : by === 'source' ? { source: [id] } : { topic: [id], topicOf: 'opening' };
  if (groups.length === 0) {
    return <p className="reply-times-how">No {by} has a thread in this window.</p>;
  }
  return (
    <>
      <div className="reply-times-scroll">
        <table className="reply-times-table">
          <thead>
            <tr>
              <th scope="col">{by}</th>
              {HEADINGS.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.id}>
                <th scope="row">
                  <Link to="/threads" search={{ ...begunIn(window), ...ofGroup(group.id) }}>
                    {group.name}
                  </Link>
                </th>
                <td data-name="threads">{formatCount(group.threads)}</td>
                <td data-name="median of all" data-words={group.medianOfAllSeconds === null}>
                  {medianOfAllWords(group)}
                </td>
                <td data-name="median">{secondsWords(group.medianSeconds)}</td>
                <td data-name="9 of 10">{secondsWords(group.p90Seconds)}</td>
                <td data-name="never answered">
                  <Link to="/threads" search={{ ...neverAnsweredIn(window), ...ofGroup(group.id) }}>
                    {formatCount(group.neverAnswered)}
                    <span className="sr-only"> never answered, {group.name}</span>
                  </Link>{' '}
                  <small>{formatShare(group.neverAnswered, group.threads)}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="reply-times-how">
        {by === 'team' && 'A team’s are those of the topics it owns. '}
        {by !== 'source' && 'Topics overlap, so that rows do not add up to the whole. '}
        Median and 9 of 10 are of the answered.
      </p>
    </>
  );
}
