import { Link } from '@tanstack/react-router';
import type { ReplyTimesAnswer } from '../../../contract/reply-times';
import { medianOfAllWords, secondsWords } from '../../lib/reply-time-words';
import { formatCount, formatShare } from '../../ui/charts/number-format';
import type { ReplyTimesSearch } from '../../url-state/reply-times-search';

const HEADINGS = ['threads', 'median of all', 'median', '9 of 10', 'never answered'];

/** The same for each team, topic or source; most threads first. */
export function ReplyTimesTable({
  groups,
  by,
}: {
  groups: ReplyTimesAnswer['groups'];
  by: ReplyTimesSearch['by'];
}) {
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
                  <Link to="/threads" search={{ [by]: by === 'team' ? group.id : [group.id] }}>
                    {group.name}
                  </Link>
                </th>
                <td>{formatCount(group.threads)}</td>
                <td>{medianOfAllWords(group)}</td>
                <td>{secondsWords(group.medianSeconds)}</td>
                <td>{secondsWords(group.p90Seconds)}</td>
                <td>
                  {formatCount(group.neverAnswered)}{' '}
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
