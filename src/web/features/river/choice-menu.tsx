import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { usePopover } from '../../ui/charts/popover';

/** A button that opens a small panel; the panel closes on Escape and on a press outside of it. */
export function MenuButton({
  label,
  title,
  active = false,
  children,
}: {
  label: ReactNode;
  title?: string;
  active?: boolean;
  children: (close: () => void) => ReactNode;
}) {
  const popover = usePopover();
  const id = useId();
  return (
    <>
      <button
        type="button"
        className="river-chip"
        data-active={active}
        title={title}
        aria-haspopup="dialog"
        aria-controls={id}
        onClick={(event) => popover.openAt(event.currentTarget)}
      >
        {label}
        <ChevronDown size={14} aria-hidden="true" />
      </button>
      <div
        id={id}
        ref={popover.ref}
        popover="auto"
        className="chart-popover"
        role="dialog"
        aria-label={title}
        tabIndex={-1}
      >
        {children(popover.close)}
      </div>
    </>
  );
}

/** A filter of several choices. None chosen means all; each choice takes effect at once. */
export function ChoiceMenu({
  name,
  plural,
  choices,
  chosen,
  onToggle,
  onClear,
}: {
  name: string;
  plural: string;
  choices: readonly { value: string; label: string; detail?: string }[];
  chosen: readonly string[];
  onToggle: (value: string) => void;
  onClear: () => void;
}) {
  // A choice from the address may be gone from the store; it must still be there to be taken away.
  const missing = chosen.filter((value) => !choices.some((choice) => choice.value === value));
  const all = [...choices, ...missing.map((value) => ({ value, label: value, detail: 'none here' }))];
  const first = all.find(({ value }) => value === chosen[0]);
  const summary =
    chosen.length === 0 ? 'any' : chosen.length === 1 ? (first?.label ?? '') : `${chosen.length} ${plural}`;
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
      {() => (
        <fieldset className="river-choices">
          <legend>{name}</legend>
          {all.length === 0 && <p className="chart-popover-detail">Nothing to choose from yet.</p>}
          {all.map(({ value, label, detail }) => (
            <label key={value}>
              <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
              <span>{label}</span>
              <small>{detail}</small>
            </label>
          ))}
          {chosen.length > 0 && (
            <button type="button" className="river-link" onClick={onClear}>
              any {name.toLowerCase()}
            </button>
          )}
        </fieldset>
      )}
    </MenuButton>
  );
}
