import { Search } from 'lucide-react';
import { withKeys } from '../lib/shortcuts';
import { paletteKeys } from './palette-keys';

/** Opens the palette; begins to load it as soon as somebody means to. */
export function PaletteButton({ onOpen, onIntent }: { onOpen: () => void; onIntent: () => void }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label="Find or do"
      title={withKeys('Find a page, topic, source or action', 'palette')}
      onClick={onOpen}
      onPointerEnter={onIntent}
      onFocus={onIntent}
      className="flex min-h-8 items-center gap-2 rounded-md text-ink2 hover:bg-grid max-md:ml-auto max-md:size-8 max-md:justify-center md:border md:border-line md:bg-surface md:px-2.5"
    >
      <Search size={16} className="flex-none" aria-hidden="true" />
      <span className="max-md:hidden">Find or do</span>
      <kbd className="ml-auto font-sans text-ink3 text-small max-md:hidden">{paletteKeys()}</kbd>
    </button>
  );
}
