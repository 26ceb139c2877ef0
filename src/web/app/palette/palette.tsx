import clsx from 'clsx';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { Dialog } from '../../ui/dialog';
import type { Overlay } from '../overlay';
import { takeTypedAhead } from '../typed-ahead';
import type { Command } from './command';
import { recentCommands, rememberCommand } from './recent-commands';
import { paletteSections, SEARCH_ID } from './sections';
import { useCommands } from './use-commands';

/** Finds a page, a topic, a source or an action by a few letters of its name, and goes there. */
export function Palette({ onClose, onOpen }: { onClose: () => void; onOpen: (overlay: Overlay) => void }) {
  const [typed, setTyped] = useState('');
  const commands = useCommands(typed, onOpen);
  useEffect(() => {
    // Not with the first render: keys go on coming until it is on screen.
    const ahead = takeTypedAhead();
    if (ahead !== '') setTyped(ahead);
  }, []);
  const [active, setActive] = useState(0);
  const [recent] = useState(recentCommands);
  const listId = useId();
  const sections = paletteSections(typed, commands, recent);
  const shown = sections.flatMap((section) => section.commands);
  const current = shown[Math.min(active, shown.length - 1)];
  const optionId = (command: Command) => `${listId} ${command.id}`.replaceAll(' ', '-');
  const activeId = current && optionId(current);
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const run = (command: Command) => {
    if (command.id !== SEARCH_ID) rememberCommand(command.id);
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = shown.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: Math.min(active + 8, last),
      PageUp: Math.max(active - 8, 0),
    };
    const next = moves[event.key];
    if (next !== undefined && last >= 0) {
      event.preventDefault();
      setActive(next);
    } else if (event.key === 'Enter' && current && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(current);
    }
  };

  return (
    <Dialog title="Find or do" bare onClose={onClose}>
      <input
        role="combobox"
        aria-label="Find a page, topic, source or action"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={activeId}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        placeholder="Page, topic, campaign, source or action"
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        className="block w-full border-line border-b bg-transparent px-4 py-3 text-quote text-ink outline-none placeholder:text-ink3"
      />
      <div
        id={listId}
        role="listbox"
        aria-label="What can be found"
        // The input drives it; a stop for the Tab key would only be in the way.
        tabIndex={-1}
        className="max-h-[min(420px,60dvh)] overflow-y-auto p-1.5"
      >
        {sections.map(({ title, commands: listed }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of controls
          <div key={title ?? 'matches'} role="group" aria-label={title ?? 'Matches'}>
            {title && (
              <div aria-hidden="true" className="px-2.5 pt-2 pb-1 text-ink3 text-small">
                {title}
              </div>
            )}
            {listed.map((command) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's
              // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input, which names the active option
              <div
                key={command.id}
                id={optionId(command)}
                role="option"
                aria-selected={command === current}
                onClick={() => run(command)}
                onPointerMove={() => setActive(shown.indexOf(command))}
                className={clsx(
                  'flex min-h-8 cursor-pointer items-center gap-3 rounded-md px-2.5 py-1',
                  command === current && 'bg-accent-soft text-accent',
                )}
              >
                <span className="min-w-0 flex-1 truncate font-medium">{command.label}</span>
                {title === null || title === 'Recent' ? (
                  <span className="text-ink2 text-small">{command.group}</span>
                ) : null}
                {command.hint && <kbd className="font-sans text-ink3 text-small">{command.hint}</kbd>}
              </div>
            ))}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className="m-0 px-4 pb-4 text-ink2">Nothing is called that.</p>}
      <p role="status" className="sr-only">
        {typed.trim() === '' ? '' : `${shown.length} found`}
      </p>
    </Dialog>
  );
}
