import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { usePopover } from './charts/popover';
import './charts/charts.css';

/** A button that opens a small panel; the panel closes on Escape and on a press outside of it. */
export function MenuButton({
  label,
  title,
  active = false,
  children,
}: {
  label: ReactNode;
  title: string;
  /** Is something chosen in it that is not usual? */
  active?: boolean;
  children: (close: () => void) => ReactNode;
}) {
  const popover = usePopover();
  const id = useId();
  return (
    <>
      <button
        type="button"
        className="choice"
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
