import { levelWords } from './effect-table';

/** How observed, expected and its bands are drawn. */
export function EffectLegend({ levels }: { levels: readonly number[] }) {
  return (
    <ul className="effect-legend" aria-label="Legend">
      <li>
        <svg width="20" height="10" aria-hidden="true">
          <path d="M0 5H20" stroke="var(--ink)" strokeWidth="1.8" />
        </svg>
        observed
      </li>
      {levels.length > 0 && (
        <>
          <li>
            <svg width="20" height="10" aria-hidden="true">
              <path d="M0 5H20" stroke="var(--camp)" strokeWidth="1.6" strokeDasharray="5 3" />
            </svg>
            expected
          </li>
          {levels.map((level, index) => (
            <li key={level}>
              <span className="effect-band-swatch" data-band={index} />
              {levelWords(level)}
            </li>
          ))}
        </>
      )}
    </ul>
  );
}
