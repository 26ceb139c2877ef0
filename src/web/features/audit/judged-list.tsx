import type { AuditLabel } from '../../../contract/audit';
import { formatShare } from '../../ui/charts/number-format';
import { SentimentTag } from '../../ui/sentiment-tag';
import type { Judged } from './use-audit';

/** What was judged last, and, now that it is said, what the engine had said. */
export function JudgedList({ judged }: { judged: readonly Judged[] }) {
  if (judged.length === 0) return null;
  return (
    <section aria-label="Judged last">
      <ol className="audit-judged">
        {judged.map(({ item, said, label }) => (
          <li key={item.mentionId}>
            <span className="audit-judged-text">{item.text}</span>
            {said.sentiment === null && said.complaint === null ? (
              <span>skipped</span>
            ) : (
              <>
                {said.sentiment !== null && <SentimentTag sentiment={said.sentiment} />}
                {said.complaint !== null && <span>{said.complaint ? 'a complaint' : 'no complaint'}</span>}
                <span className="audit-scored">{label === null ? 'being kept …' : scoredWords(label)}</span>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** `the engine agrees, sure to 71 %`, or what it said instead. */
function scoredWords({ sentiment, complaint, scored }: AuditLabel): string {
  const parts: string[] = [];
  if (sentiment !== null && scored.sentiment !== null) {
    const sure = scored.probability === null ? '' : `, sure to ${formatShare(scored.probability, 10_000)}`;
    parts.push(
      scored.sentiment === sentiment
        ? `the engine agrees${sure}`
        : `the engine said ${scored.sentiment}${sure}`,
    );
  }
  if (complaint !== null && scored.complaint !== null && complaint !== scored.complaint)
    parts.push(scored.complaint ? 'it said a complaint' : 'it said no complaint');
  return parts.join('; ');
}
