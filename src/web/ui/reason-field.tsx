import { CONTROL, Field } from './field';

/** Why somebody decides something; it stands in the history of what is decided about. */
export function ReasonField({
  value,
  required = false,
  label = required ? 'Why' : 'Why (optional)',
  hint = 'It stays in the history.',
  onChange,
}: {
  value: string;
  required?: boolean;
  label?: string;
  hint?: string;
  onChange: (reason: string) => void;
}) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          className={CONTROL}
          required={required}
          maxLength={1000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
