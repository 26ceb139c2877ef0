import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReplyTimes } from '../../../contract/reply-times';
import { medianOfAllWords, secondsWords } from '../../lib/reply-time-words';
import { formatCount, formatShare } from '../../ui/charts/number-format';
import { type BegunIn, neverAnsweredIn } from './begun-in';

/** The answered and the never answered, apart; the median of all beside the one of the answered alone. */
export function ReplyTimesFigures({ times, window }: { times: ReplyTimes; window: BegunIn }) {
  const { threads, answered, neverAnswered, medianSeconds, p90Seconds } = times;
  const figures: { name: string; value: ReactNode; note: string; words?: boolean }[] = [
    {
      name: 'Half of all answered within',
      value: medianOfAllWords(times),
      words: times.medianOfAllSeconds === null,
      note: `of ${formatCount(threads)}, those still waiting counted in (Kaplan–Meier)`,
    },
    { name: 'Median', value: secondsWords(medianSeconds), note: `of the ${formatCount(answered)} answered` },
    { name: '9 of 10 within', value: secondsWords(p90Seconds), note: 'of the answered' },
    {
      name: 'Conversations never answered',
      value: (
        <Link to="/threads" search={neverAnsweredIn(window)}>
          {formatCount(neverAnswered)}
        </Link>
      ),
      note: `${formatShare(neverAnswered, threads) ?? '—'} of all, as far as was watched`,
    },
  ];
  return (
    <dl className="reply-times-figures">
      {figures.map(({ name, value, note, words = false }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd data-words={words}>{value}</dd>
          <dd className="reply-times-note">{note}</dd>
        </div>
      ))}
    </dl>
  );
}
