import { CONTROL, Field } from '../../ui/field';

/** Why somebody decides something about conversations; it stands in their history. */
export function ReasonField({
  label,
  hint,
  required = false,
  reason,
  onChange,
}: {
  label: string;
  hint?: string;
  required?: boolean;
  reason: string;
  onChange: (reason: string) => void;
}) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(control) => (
        <input
          {...control}
          className={CONTROL}
          required={required}
          maxLength={1000}
          value={reason}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
