import { MenuButton } from './menu-button';

interface ChoicesProps {
  name: string;
  choices: readonly { value: string; label: string; detail?: string }[];
  /** None chosen means any. */
  chosen: readonly string[];
  onToggle: (value: string) => void;
  onClear: () => void;
}

/** A filter of several choices as boxes to tick; each takes effect at once. */
export function Choices({ name, choices, chosen, onToggle, onClear }: ChoicesProps) {
  // A choice from the address may be gone from the store; it must still be there to be taken away.
  const missing = chosen.filter((value) => !choices.some((choice) => choice.value === value));
  const all = [...choices, ...missing.map((value) => ({ value, label: value, detail: 'none here' }))];
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className="p-0 pb-1 font-[620]">{name}</legend>
      {all.length === 0 && <p className="m-0 text-ink2 text-small">Nothing to choose from yet.</p>}
      {all.map(({ value, label, detail }) => (
        <label key={value} className="flex min-h-[30px] cursor-pointer items-center gap-2">
          <input
            type="checkbox"
            className="m-0 size-4 flex-none accent-accent"
            checked={chosen.includes(value)}
            onChange={() => onToggle(value)}
          />
          <span className="min-w-0 [overflow-wrap:anywhere]" dir="auto">
            {label}
          </span>
          {detail && <small className="ml-auto pl-4 text-ink2 text-small">{detail}</small>}
        </label>
      ))}
      {chosen.length > 0 && (
        <button
          type="button"
          className="min-h-6 rounded-sm border-0 bg-transparent px-0.5 font-medium text-accent hover:underline"
          onClick={onClear}
        >
          any {name.toLowerCase()}
        </button>
      )}
    </fieldset>
  );
}

/** The same behind a button that says what is chosen. */
export function ChoicesButton({ plural, ...props }: ChoicesProps & { plural: string }) {
  const { name, choices, chosen } = props;
  const first = choices.find(({ value }) => value === chosen[0])?.label ?? chosen[0];
  const summary = chosen.length === 0 ? 'any' : chosen.length === 1 ? first : `${chosen.length} ${plural}`;
  return (
    <MenuButton
      title={`Filter by ${name.toLowerCase()}`}
      active={chosen.length > 0}
      label={
        <>
          {name} <b>{summary}</b>
        </>
      }
    >
      {() => <Choices {...props} />}
    </MenuButton>
  );
}
