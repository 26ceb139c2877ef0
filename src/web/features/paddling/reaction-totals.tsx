import type { ReactionTotals } from '../../../contract/reactions';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';
import { SentimentTag } from '../../ui/sentiment-tag';

/** What is listed, counted: each mention once, while each rule says how many it finds by itself. */
export function ReactionTotalsLine({ totals, narrowed }: { totals: ReactionTotals; narrowed: boolean }) {
  const people = [
    ...(totals.added > 0 ? [`${formatCount(totals.added)} added`] : []),
    ...(totals.removed > 0 ? [`${formatCount(totals.removed)} removed`] : []),
  ];
  return (
    <p className="reaction-totals" role="status">
      <b>{formatQuantity(totals.mentions, 'mention')}</b>
      <span>{narrowed ? 'by these filters' : 'in all, each once'}</span>
      {(['positive', 'neutral', 'negative'] as const).map((sentiment) => (
        <span key={sentiment}>
          <SentimentTag sentiment={sentiment} /> {formatCount(totals[sentiment])}
        </span>
      ))}
      {totals.unscored > 0 && (
        <span>
          <SentimentTag sentiment={null} /> {formatCount(totals.unscored)}
        </span>
      )}
      <span>{formatQuantity(totals.complaints, 'complaint')}</span>
      {people.length > 0 && <span>by people: {people.join(', ')}</span>}
    </p>
  );
}
