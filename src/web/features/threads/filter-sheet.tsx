import { Button } from '../../ui/button';
import { Choices } from '../../ui/choices';
import { Dialog } from '../../ui/dialog';
import { CONTROL, Field } from '../../ui/field';
import {
  clearThreadFilters,
  type ThreadsSearch,
  type ThreadsUpdate,
  toggleChosen,
  withChosen,
} from '../../url-state/threads-search';
import { chooseOne, chosenOne, type ManyField, type OneField } from './thread-filters';

/** All filters of the list on a sheet of their own, where the page has no room for them; each takes effect at once. */
export function FilterSheet({
  search,
  fields,
  ones,
  found,
  onUpdate,
  onClose,
}: {
  search: ThreadsSearch;
  fields: readonly ManyField[];
  ones: readonly OneField[];
  /** How many threads there are under these, in words. */
  found: string;
  onUpdate: (update: ThreadsUpdate) => void;
  onClose: () => void;
}) {
  return (
    <Dialog title="Filters" onClose={onClose}>
      <div className="flex flex-col gap-4 p-4">
        <div className="grid grid-cols-2 gap-3">
          {ones.map(({ filter, name, choices }) => (
            <Field key={filter} label={name}>
              {(control) => (
                <select
                  {...control}
                  className={CONTROL}
                  value={chosenOne(search, filter)}
                  onChange={(event) => onUpdate(chooseOne(filter, event.target.value))}
                >
                  {choices.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          ))}
        </div>
        {fields.map(({ filter, name, choices }) => (
          <Choices
            key={filter}
            name={name}
            choices={choices}
            chosen={search[filter]}
            onToggle={(value) => onUpdate(toggleChosen(filter, value))}
            onClear={() => onUpdate(withChosen(filter, []))}
          />
        ))}
      </div>
      <div className="sticky bottom-0 flex flex-wrap items-center gap-2 border-line border-t bg-surface px-4 py-3">
        <span role="status" className="mr-auto text-ink2">
          {found}
        </span>
        <Button onClick={() => onUpdate(clearThreadFilters)}>Clear all</Button>
        <Button look="primary" onClick={onClose}>
          Show
        </Button>
      </div>
    </Dialog>
  );
}
