import { Link } from '@tanstack/react-router';
import type { VoicePerson } from '../../../contract/voice-people';
import { COMPLAINTS_TOLD } from '../../lib/complaint-words';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';
import { JUDGED_DAYS } from './voices-queries';

/** Their figures, each by its name; together they are no score. */
export function VoiceFigures({ voice }: { voice: VoicePerson }) {
  const { figures, read, inWindow } = voice;
  const shown: [string, number, string][] = [
    ['Mentions', figures.mentions, `on ${formatQuantity(figures.days, 'day')}`],
    [
      'Complaints',
      figures.complaints,
      figures.complaints === 0 ? '' : `on ${formatQuantity(figures.complaintDays, 'day')}`,
    ],
    ['Complaints never answered', figures.unanswered, figures.unanswered === 1 ? 'complaint' : 'complaints'],
    ['Positive', figures.positive, `of ${formatCount(figures.mentions - figures.unscored)} scored`],
    ['Helped others', figures.helped, 'conversations'],
    ['First to notice', figures.noticed, figures.noticed === 1 ? 'flaw' : 'flaws'],
  ];
  return (
    <>
      {read.partial && (
        <p className="voices-partial" role="note">
          <b>In part.</b> They said more than is read at once: everything here is of their newest{' '}
          {formatCount(read.mentions)}.
        </p>
      )}
      <p className="voices-note">
        All they ever said here. Of it in the last {JUDGED_DAYS} days, as the list counts:{' '}
        {formatQuantity(inWindow.mentions, 'mention')}, {formatQuantity(inWindow.complaints, 'complaint')}
        {inWindow.complaints > 0 && `, ${formatCount(inWindow.unanswered)} of them never answered`}.
      </p>
      <dl className="voice-figures">
        {shown.map(([name, count, beside]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <b>{formatCount(count)}</b> <span>{beside}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="voices-note">
        {COMPLAINTS_TOLD} Both are wrong about some: <Link to="/settings/audit">the audit</Link> measures how
        often.
      </p>
    </>
  );
}
