import './segment.css';

/** A few ways of which one holds, side by side; `label` names the choice for those who hear it. */
export function Segment<Way extends string>({
  label,
  ways,
  chosen,
  onChoose,
}: {
  label: string;
  ways: readonly { way: Way; words: string }[];
  chosen: Way;
  onChoose: (way: Way) => void;
}) {
  return (
    <fieldset className="segment" aria-label={label}>
      {ways.map(({ way, words }) => (
        <button key={way} type="button" aria-pressed={chosen === way} onClick={() => onChoose(way)}>
          {words}
        </button>
      ))}
    </fieldset>
  );
}

/** The two ways every chart can be read. */
export const CHART_OR_TABLE = [
  { way: 'chart', words: 'chart' },
  { way: 'table', words: 'table' },
] as const;
