import clsx from 'clsx';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { SaveLinks, type SaveLinksProps } from './save-links';

/** What is seen, to take along, where there is little room: `SaveLinks` behind one button. */
export function SaveMenu(props: SaveLinksProps & { label: string }) {
  const [isOpen, setOpen] = useState(false);
  const { label, ...links } = props;
  return (
    <fieldset
      className="relative m-0 ml-auto inline-flex min-w-0 flex-none border-0 p-0 print:hidden"
      data-not-painted
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        setOpen(false);
      }}
    >
      <button
        type="button"
        aria-expanded={isOpen}
        aria-label={`Save “${label}”`}
        title="Save as CSV, PNG or SVG"
        className="grid size-6 place-items-center rounded-sm text-ink3 hover:bg-grid hover:text-ink"
        onClick={() => setOpen(!isOpen)}
      >
        <Download size={14} aria-hidden="true" />
      </button>
      {isOpen && (
        <span
          className={clsx(
            'absolute top-full right-0 z-(--layer-pinned-over) mt-1 rounded-md border border-line bg-surface px-2 py-1 shadow-lift',
            'whitespace-nowrap text-small',
          )}
        >
          <SaveLinks {...links} />
        </span>
      )}
    </fieldset>
  );
}
