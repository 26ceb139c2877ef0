import type { FlawItem } from '../../contract/flaw-schemas';
import { formatQuantity } from './charts/number-format';
import { CONTROL, Field } from './field';
import { FlawStateChip } from './flaw-state-chip';
import './flaw-picker.css';

type PickedFlaw = Pick<FlawItem, 'id' | 'title' | 'state'> & {
  figures: Pick<FlawItem['figures'], 'complaints'>;
};

/** A flaw chosen among those on record: words narrow them, each stands with what was said about it. */
export function FlawPicker({
  legend,
  words,
  flaws,
  chosen,
  onWords,
  onChoose,
}: {
  legend: string;
  words: string;
  /** Absent while they are on their way. */
  flaws: readonly PickedFlaw[] | undefined;
  chosen: string | null;
  onWords: (words: string) => void;
  onChoose: (id: string) => void;
}) {
  return (
    <div className="flex flex-col gap-2">
      <Field label={legend}>
        {(control) => (
          <input
            {...control}
            type="search"
            className={CONTROL}
            maxLength={200}
            placeholder="Words of its title"
            value={words}
            onChange={(event) => onWords(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="flaw-picker" aria-busy={flaws === undefined}>
        <legend className="sr-only">{legend}</legend>
        {flaws?.map(({ id, title, state, figures }) => (
          <label key={id}>
            <input type="radio" name="flaw" checked={chosen === id} onChange={() => onChoose(id)} />
            <span className="flaw-picker-title" dir="auto">
              {title}
            </span>
            <FlawStateChip state={state} />
            <small>{formatQuantity(figures.complaints, 'complaint')}</small>
          </label>
        ))}
        {flaws?.length === 0 && (
          <p>{words.trim() === '' ? 'No other flaw is on record.' : 'No title has these words.'}</p>
        )}
      </fieldset>
    </div>
  );
}
