import { X } from 'lucide-react';
import { clearThreadFilters, type ThreadsUpdate } from '../../url-state/threads-search';
import type { FilterChip } from './thread-filters';

/** What narrows the list, each to be taken away by itself, or all at once. */
export function FilterChips({
  chips,
  onUpdate,
}: {
  chips: readonly FilterChip[];
  onUpdate: (update: ThreadsUpdate) => void;
}) {
  if (chips.length === 0) return null;
  return (
    <ul className="threads-chips" aria-label="Filters in use">
      {chips.map(({ key, name, label, without }) => (
        <li key={key}>
          <button type="button" aria-label={`Remove ${name}: ${label}`} onClick={() => onUpdate(without)}>
            <span>
              {name} <b>{label}</b>
            </span>
            <X size={13} aria-hidden="true" />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="threads-link" onClick={() => onUpdate(clearThreadFilters)}>
          Clear all
        </button>
      </li>
    </ul>
  );
}
