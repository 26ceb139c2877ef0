import type { ReplyTimes } from '../../../contract/reply-times';
import { medianOfAllWords, secondsWords } from '../../lib/reply-time-words';
import { formatCount, formatShare } from '../../ui/charts/number-format';

/** The answered and the never answered, apart; the median of all beside the one of the answered alone. */
export function ReplyTimesFigures({ times }: { times: ReplyTimes }) {
  const { threads, answered, neverAnswered, medianSeconds, p90Seconds } = times;
  const figures = [
    {
      name: 'Half of all answered within',
      value: medianOfAllWords(times),
      note: `of ${formatCount(threads)}, those still waiting counted in (Kaplan–Meier)`,
    },
    { name: 'Median', value: secondsWords(medianSeconds), note: `of the ${formatCount(answered)} answered` },
    { name: '9 of 10 within', value: secondsWords(p90Seconds), note: 'of the answered' },
    {
      name: 'Never answered',
      value: formatCount(neverAnswered),
      note: `${formatShare(neverAnswered, threads) ?? '—'} of all, as far as was watched`,
    },
  ];
  return (
    <dl className="reply-times-figures">
      {figures.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          <dd className="reply-times-note">{note}</dd>
        </div>
      ))}
    </dl>
  );
}
