import { useEffect, useRef } from 'react';
import type { TopicPreview } from '../../../contract/topics';
import { Button } from '../../ui/button';
import { CONTROL, Field } from '../../ui/field';

type QueryError = TopicPreview['errors'][number];

/** The query with what is wrong with it shown at its place. */
export function QueryField({
  value,
  errors,
  onChange,
}: {
  value: string;
  errors: readonly QueryError[];
  onChange: (value: string) => void;
}) {
  const control = useRef<HTMLTextAreaElement>(null);
  const [first] = errors;
  useEffect(() => {
    // Grows with what is written, so that no part of a query is out of sight.
    const area = control.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(320, area.scrollHeight + 2)}px`;
  });
  const goTo = ({ start, end }: QueryError) => {
    control.current?.focus();
    control.current?.setSelectionRange(start, Math.max(end, start));
  };
  return (
    <div className="topic-query">
      <Field
        label="Query"
        error={first?.message}
        hint='Words, "phrases", wild*, #tags, AND OR NOT ( ), NEAR/5, lang: source: label. @author'
      >
        {(attributes) => (
          <textarea
            {...attributes}
            ref={control}
            className={`${CONTROL} topic-text`}
            rows={3}
            spellCheck={false}
            autoCapitalize="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      {errors.length > 0 && value.trim() !== '' && (
        <ul className="topic-errors">
          {errors.map((error) => (
            <li key={`${error.start} ${error.end} ${error.message}`}>
              <code>
                {value.slice(Math.max(0, error.start - 24), error.start)}
                <mark>{value.slice(error.start, error.end) || '⌄'}</mark>
                {value.slice(error.end, error.end + 16)}
              </code>
              {error !== first && <span>{error.message}</span>}
              <Button look="quiet" onClick={() => goTo(error)}>
                Go there
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
