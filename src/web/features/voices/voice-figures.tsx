import type { VoicePerson } from '../../../contract/voice-people';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';

/** Their figures, each by its name; together they are no score. */
export function VoiceFigures({ voice }: { voice: VoicePerson }) {
  const { figures, read } = voice;
  const shown: [string, number, string][] = [
    ['Mentions', figures.mentions, `on ${formatQuantity(figures.days, 'day')}`],
    [
      'Complaints',
      figures.complaints,
      figures.complaints === 0 ? '' : `on ${formatQuantity(figures.complaintDays, 'day')}`,
    ],
    ['Complaints never answered', figures.unanswered, 'complaints'],
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
    </>
  );
}
