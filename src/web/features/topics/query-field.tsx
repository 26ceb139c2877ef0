import { useEffect, useId, useRef } from 'react';
import { CONTROL } from '../../ui/field';
import { type QueryError, QueryErrors } from './query-errors';

const TALLEST_PX = 320;

/** The query with what is wrong with it shown at its place. */
export function QueryField({
  value,
  checked,
  refused,
  onChange,
}: {
  value: string;
  /** The query that was read last and where it cannot be read; typing goes on meanwhile. */
  checked: { query: string; errors: readonly QueryError[] };
  /** What the server said when it was to be saved. */
  refused: string | undefined;
  onChange: (value: string) => void;
}) {
  const control = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const noteId = `${id}-note`;
  const errors = value.trim() === '' ? [] : checked.errors;
  const wrong = errors.length > 0 || refused !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows from what is written
  useEffect(() => {
    const area = control.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(TALLEST_PX, area.scrollHeight + 2)}px`;
  }, [value]);
  const goTo = ({ start, end }: QueryError) => {
    control.current?.focus();
    control.current?.setSelectionRange(start, Math.max(end, start));
  };
  return (
    <div className="topic-query">
      <label htmlFor={id}>Query</label>
      <textarea
        id={id}
        ref={control}
        aria-invalid={wrong}
        aria-describedby={noteId}
        className={`${CONTROL} topic-text`}
        rows={3}
        maxLength={4000}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id={noteId}>
        {errors.length > 0 && <QueryErrors query={checked.query} errors={errors} onGoTo={goTo} />}
        {errors.length === 0 && refused && <span className="topic-refused">{refused}</span>}
        {!wrong && (
          <span className="topic-note">
            Words, <code>"phrases"</code>, <code>begin*</code>, <code>#tags</code>,{' '}
            <code>AND OR NOT ( )</code>
          </span>
        )}
      </div>
    </div>
  );
}
