import { useId } from 'react';
import { HatchPattern } from '../../ui/charts/hatch-pattern';
import {
  type RiverSentiment,
  type RiverUpdate,
  toggleBand,
  toggleFilter,
} from '../../url-state/river-search';

const ITEMS: { sentiment: RiverSentiment; label: string; sign: string }[] = [
  { sentiment: 'negative', label: 'negative', sign: '−' },
  { sentiment: 'positive', label: 'positive', sign: '+' },
  { sentiment: 'neutral', label: 'neutral', sign: '' },
  { sentiment: 'unscored', label: 'not scored', sign: '' },
];

const FILLS: Record<RiverSentiment, string> = {
  negative: 'var(--neg)',
  positive: 'var(--pos)',
  neutral: 'var(--neu)',
  unscored: '',
};

/** The classes from the base of the stack up, by colour, sign and pattern; each one filters to itself. */
export function RiverLegend({
  chosen,
  compared,
  band,
  onUpdate,
}: {
  chosen: readonly RiverSentiment[];
  compared: boolean;
  /** Is what is usual drawn? `null` where it is not known at this grain. */
  band: boolean | null;
  onUpdate: (update: RiverUpdate) => void;
}) {
  const id = useId();
  return (
    <fieldset className="river-legend">
      <legend className="river-hidden">Classes; choose to show only these</legend>
      {ITEMS.map(({ sentiment, label, sign }) => (
        <button
          key={sentiment}
          type="button"
          aria-pressed={chosen.includes(sentiment)}
          data-off={chosen.length > 0 && !chosen.includes(sentiment)}
          title={chosen.includes(sentiment) ? `Show ${label} no longer alone` : `Show only ${label}`}
          onClick={() => onUpdate(toggleFilter('sentiment', sentiment))}
        >
          <svg width="12" height="12" aria-hidden="true">
            {sentiment === 'unscored' && (
              <defs>
                <HatchPattern id={id} stroke="var(--ink3)" fill="var(--grid)" gapPx={4} />
              </defs>
            )}
            <rect
              width="12"
              height="12"
              rx="3"
              fill={sentiment === 'unscored' ? `url(#${id})` : FILLS[sentiment]}
              {...(sentiment === 'neutral' ? { stroke: 'var(--control)' } : {})}
            />
            <text x="6" y="9.5" textAnchor="middle">
              {sign}
            </text>
          </svg>
          {label}
        </button>
      ))}
      {band !== null && (
        <button
          type="button"
          aria-pressed={band}
          data-off={!band}
          title={band ? 'Hide the usual range' : 'Show the usual range'}
          onClick={() => onUpdate(toggleBand)}
        >
          <svg width="16" height="12" aria-hidden="true">
            <path d="M0 3H16V10H0Z" fill="var(--ink3)" opacity="0.18" />
            <path d="M0 3H16" stroke="var(--ink3)" strokeWidth="1.3" strokeDasharray="1.5 2.5" />
          </svg>
          usual range
        </button>
      )}
      {compared && (
        <span className="river-legend-line">
          <svg width="16" height="12" aria-hidden="true">
            <path d="M0 6H16" stroke="var(--ink2)" strokeWidth="1.5" strokeDasharray="4 3" />
          </svg>
          earlier window
        </span>
      )}
    </fieldset>
  );
}
