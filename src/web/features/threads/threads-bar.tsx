import { Search, SlidersHorizontal, X } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import { THREAD_SORTS, type ThreadSort } from '../../../contract/thread-kinds';
import { useDebounced } from '../../lib/use-debounced';
import { ChoicesButton } from '../../ui/choices';
import {
  type ThreadsSearch,
  type ThreadsUpdate,
  toggleChosen,
  withChosen,
  withSort,
  withWords,
} from '../../url-state/threads-search';
import { chooseOne, chosenOne, type ManyField, type OneField, SORT_WORDS } from './thread-filters';

const WORDS_SETTLE_MS = 250;

interface ThreadsBarProps {
  search: ThreadsSearch;
  fields: readonly ManyField[];
  ones: readonly OneField[];
  /** Room for all filters; else they stand in a sheet. */
  wide: boolean;
  /** How many things narrow the list. */
  narrowed: number;
  wordsRef: RefObject<HTMLInputElement | null>;
  /** From the words on into the list. */
  onLeave: () => void;
  onOpenSheet: () => void;
  onUpdate: (update: ThreadsUpdate, options?: { replace: boolean }) => void;
}

/** Words, order and filters of the list: all of it in the URL. */
export function ThreadsBar(props: ThreadsBarProps) {
  const { search, fields, ones, wide, narrowed, onOpenSheet, onUpdate } = props;
  return (
    <search className="threads-filters" aria-label="Threads">
      <WordsField {...props} />
      <SortSelect sort={search.sort} onUpdate={onUpdate} />
      {!wide && (
        <button
          type="button"
          className="choice"
          data-active={narrowed > 0}
          aria-haspopup="dialog"
          onClick={onOpenSheet}
        >
          <SlidersHorizontal size={14} aria-hidden="true" /> Filters {narrowed > 0 && <b>{narrowed}</b>}
        </button>
      )}
      {wide &&
        fields.map(({ filter, name, plural, choices }) => (
          <ChoicesButton
            key={filter}
            name={name}
            plural={plural}
            choices={choices}
            chosen={search[filter]}
            onToggle={(value) => onUpdate(toggleChosen(filter, value))}
            onClear={() => onUpdate(withChosen(filter, []))}
          />
        ))}
      {wide &&
        ones.map(({ filter, name, choices }) => (
          <label
            key={filter}
            className="choice"
            data-active={chosenOne(search, filter) !== choices[0]?.value}
          >
            {name}
            <select
              value={chosenOne(search, filter)}
              onChange={(event) => onUpdate(chooseOne(filter, event.target.value))}
            >
              {choices.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ))}
    </search>
  );
}

function WordsField({ search, wordsRef, onLeave, onUpdate }: ThreadsBarProps) {
  const [typed, setTyped] = useState(search.q);
  const [seen, setSeen] = useState(search.q);
  const [sent, setSent] = useState(search.q);
  if (search.q !== seen) {
    setSeen(search.q);
    // Words that came another way (a chip taken away, a step back) replace what stands here; one's own stay as typed.
    if (search.q !== sent) {
      setSent(search.q);
      setTyped(search.q);
    }
  }
  const settled = useDebounced(typed, WORDS_SETTLE_MS);
  useEffect(() => {
    if (settled !== typed || settled === sent) return;
    setSent(settled);
    onUpdate(withWords(settled), { replace: true });
  }, [settled, typed, sent, onUpdate]);
  return (
    <div className="threads-words">
      <Search size={15} aria-hidden="true" />
      <input
        ref={wordsRef}
        type="search"
        aria-label="Words people said"
        aria-describedby="threads-words-hint"
        placeholder="Words people said"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key !== 'Escape' && event.key !== 'Enter' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          onLeave();
        }}
      />
      <span id="threads-words-hint" className="sr-only">
        All of them; “in quotes” for a phrase, or between words, -without
      </span>
      {typed !== '' && (
        <button type="button" aria-label="Clear the words" onClick={() => setTyped('')}>
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

function SortSelect({ sort, onUpdate }: { sort: ThreadSort; onUpdate: ThreadsBarProps['onUpdate'] }) {
  return (
    <label className="choice">
      <span className="sr-only">Order</span>
      <select value={sort} onChange={(event) => onUpdate(withSort(event.target.value as ThreadSort))}>
        {THREAD_SORTS.map((value) => (
          <option key={value} value={value}>
            {SORT_WORDS[value]}
          </option>
        ))}
      </select>
    </label>
  );
}
