import type { SENTIMENTS } from '../../contract/common';

type Sentiment = (typeof SENTIMENTS)[number] | null;

const LOOKS = {
  positive: { sign: '+', word: 'positive', className: 'bg-pos-soft text-pos-ink' },
  negative: { sign: '−', word: 'negative', className: 'bg-neg-soft text-neg-ink' },
  neutral: { sign: '·', word: 'neutral', className: 'bg-grid text-ink2' },
  unscored: { sign: '?', word: 'not scored', className: 'bg-grid text-ink2' },
} as const;

/** How something was said, by sign, word and colour; `null` is not scored. */
export function SentimentTag({ sentiment }: { sentiment: Sentiment }) {
  const { sign, word, className } = LOOKS[sentiment ?? 'unscored'];
  return (
    <span className={`inline-block whitespace-nowrap rounded-sm px-1.5 font-[620] text-axis ${className}`}>
      <span aria-hidden="true">{sign}</span> {word}
    </span>
  );
}
