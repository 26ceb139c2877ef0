import { ALERT_SHORTCUTS } from '../lib/alert-shortcuts';
import { LIST_SHORTCUTS, SHORTCUTS, turnShortcuts, useShortcutsOn } from '../lib/shortcuts';
import { Dialog } from '../ui/dialog';
import { paletteKeys } from './palette-keys';

const ALWAYS = [
  { keys: paletteKeys(), label: 'Find or do, also while typing' },
  { keys: 'Esc', label: 'Close what lies over the page' },
];

/** Every shortcut, and the switch that turns the plain ones off. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const on = useShortcutsOn();
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <div className="flex flex-col gap-3 p-4">
        <Keys off={!on} shortcuts={SHORTCUTS} always={ALWAYS} />
        <h3 className="m-0 font-[620]">In the list of threads</h3>
        <Keys off={!on} shortcuts={LIST_SHORTCUTS} />
        <h3 className="m-0 font-[620]">In the list of alerts</h3>
        <Keys off={!on} shortcuts={ALERT_SHORTCUTS} />
        <label className="flex min-h-8 items-center gap-2">
          <input type="checkbox" checked={on} onChange={(event) => turnShortcuts(event.target.checked)} />
          Single keys do something (kept in this browser; never while typing in a field)
        </label>
      </div>
    </Dialog>
  );
}

interface Shortcut {
  keys: string;
  label: string;
}

function Keys({
  shortcuts,
  always = [],
  off,
}: {
  shortcuts: readonly Shortcut[];
  /** These act even while the plain keys are off. */
  always?: readonly Shortcut[];
  off: boolean;
}) {
  return (
    <dl className="m-0 grid gap-x-8 sm:grid-cols-2">
      {[...shortcuts, ...always].map((shortcut) => (
        <div
          key={shortcut.keys}
          className="flex min-h-8 items-center justify-between gap-3 border-line border-b"
        >
          <dt className={off && !always.includes(shortcut) ? 'text-ink3 line-through' : ''}>
            {shortcut.label}
          </dt>
          <dd className="m-0 flex flex-none gap-1">
            {shortcut.keys.split(' ').map((key) => (
              <kbd
                key={key}
                className="min-w-5 rounded-sm border border-line bg-grid px-1.5 text-center font-sans text-small"
              >
                {key}
              </kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
