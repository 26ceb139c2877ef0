import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Copy, GripVertical, Minus, MoveHorizontal, MoveVertical, Pencil, Plus, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { BOARD_COLUMNS, MAX_CARD_HEIGHT } from '../../../contract/board-kinds';
import type { BoardCard } from '../../../contract/boards';
import { CARD_WORDS } from './card-words';

interface EditableCardProps {
  card: BoardCard;
  title: string;
  /** `3 of 12`. */
  place: string;
  /** So many places on in reading order, negative for back. */
  onMove: (by: number) => void;
  /** Another card was let go over this one. */
  onDrop: (id: string) => void;
  onResize: (by: { width?: number; height?: number }) => void;
  onOpen: () => void;
  onCopy: () => void;
  onRemove: () => void;
}

const MOVES: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };

/** A card while the board is arranged: moved by its grip with a pointer or with arrow keys. */
export function EditableCard(props: EditableCardProps) {
  const { card, title, place, onMove, onDrop, onResize, onOpen, onCopy, onRemove } = props;
  const ref = useRef<HTMLElement>(null);
  const grip = useRef<HTMLButtonElement>(null);
  const [over, setOver] = useState(false);
  const dropped = useRef(onDrop);
  dropped.current = onDrop;
  useEffect(() => {
    const element = ref.current;
    const handle = grip.current;
    if (!element || !handle) return;
    return combine(
      draggable({ element, dragHandle: handle, getInitialData: () => ({ cardId: card.id }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => typeof source.data.cardId === 'string',
        onDragEnter: ({ source }) => setOver(source.data.cardId !== card.id),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => {
          setOver(false);
          dropped.current(source.data.cardId as string);
        },
      }),
    );
  }, [card.id]);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = MOVES[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if (event.shiftKey) {
      onResize(event.key === 'ArrowUp' || event.key === 'ArrowDown' ? { height: by } : { width: by });
      return;
    }
    onMove(by);
    // The card is drawn elsewhere; the focus goes with it.
    requestAnimationFrame(() => grip.current?.focus());
  };
  return (
    <section
      ref={ref}
      className="board-card"
      data-over={over}
      aria-label={title}
      style={{ '--width': card.width, '--height': card.height } as React.CSSProperties}
    >
      <div className="board-card-head">
        <button
          ref={grip}
          type="button"
          className="board-grip"
          aria-label={`Move “${title}”, ${place}. Arrow keys move it, with Shift they change its size.`}
          onKeyDown={onKeyDown}
        >
          <GripVertical size={16} aria-hidden="true" />
        </button>
        <h2 title={title}>{title}</h2>
      </div>
      <p className="board-detail">{CARD_WORDS[card.kind].means}</p>
      <div className="board-tools">
        <Size
          name="width"
          title={title}
          size={card.width}
          most={BOARD_COLUMNS}
          onChange={(width) => onResize({ width })}
        >
          <MoveHorizontal size={14} aria-hidden="true" />
        </Size>
        <Size
          name="height"
          title={title}
          size={card.height}
          most={MAX_CARD_HEIGHT}
          onChange={(height) => onResize({ height })}
        >
          <MoveVertical size={14} aria-hidden="true" />
        </Size>
        <Tool label={`Change “${title}”`} onClick={onOpen}>
          <Pencil size={14} aria-hidden="true" />
        </Tool>
        <Tool label={`Copy “${title}”`} onClick={onCopy}>
          <Copy size={14} aria-hidden="true" />
        </Tool>
        <Tool label={`Remove “${title}”`} onClick={onRemove}>
          <Trash2 size={14} aria-hidden="true" />
        </Tool>
      </div>
    </section>
  );
}

function Size({
  name,
  title,
  size,
  most,
  onChange,
  children,
}: {
  name: 'width' | 'height';
  title: string;
  size: number;
  most: number;
  onChange: (by: number) => void;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons and the size between them, not a fieldset of a form
    <span role="group" aria-label={`${name} of “${title}”`} className="board-size">
      <Tool label={`Less ${name}`} disabled={size <= 1} onClick={() => onChange(-1)}>
        <Minus size={12} aria-hidden="true" />
      </Tool>
      {children}
      <span>{size}</span>
      <Tool label={`More ${name}`} disabled={size >= most} onClick={() => onChange(1)}>
        <Plus size={12} aria-hidden="true" />
      </Tool>
    </span>
  );
}

function Tool({
  label,
  disabled = false,
  onClick,
  children,
}: {
  label: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="board-tool"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
