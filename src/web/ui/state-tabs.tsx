import { type ReactNode, useEffect, useRef } from 'react';
import { centreInRow } from './centre-in-row';
import { formatCount } from './charts/number-format';
import './state-tabs.css';

/** A state of what a list holds. */
export interface StateTab<State extends string> {
  state: State;
  label: ReactNode;
  /** What it means, as a tooltip. */
  means?: string;
  /** How many stand in it; `undefined` while nobody knows, and where there is nothing to count. */
  count: number | undefined;
}

/** The states of a list as switches, each with how many stand in it; on a telephone one line that scrolls to what is chosen. */
export function StateTabs<State extends string>({
  legend,
  tabs,
  chosen,
  onPress,
  onAll,
  children,
}: {
  legend: string;
  tabs: readonly StateTab<State>[];
  /** Where all can be chosen, none stands for all. */
  chosen: readonly State[];
  onPress: (state: State) => void;
  onAll?: () => void;
  children?: ReactNode;
}) {
  const ref = useRef<HTMLFieldSetElement>(null);
  const counted = tabs.some(({ count }) => count !== undefined);
  const first = chosen[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice, and counts that make room for themselves, move it
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const pressed = ref.current?.querySelector('[aria-pressed=true]');
      if (ref.current && pressed) centreInRow(ref.current, pressed);
    });
    return () => cancelAnimationFrame(frame);
  }, [first, counted]);
  return (
    <fieldset className="state-tabs" ref={ref}>
      <legend className="sr-only">{legend}</legend>
      {onAll && (
        <button type="button" aria-pressed={chosen.length === 0} onClick={onAll}>
          all
        </button>
      )}
      {tabs.map(({ state, label, means, count }) => (
        <button
          key={state}
          type="button"
          aria-pressed={chosen.includes(state)}
          title={means}
          onClick={() => onPress(state)}
        >
          {label}
          {count !== undefined && <b>{formatCount(count)}</b>}
        </button>
      ))}
      {children}
    </fieldset>
  );
}
