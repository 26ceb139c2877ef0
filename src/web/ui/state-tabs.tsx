import type { ReactNode } from 'react';
import { formatCount } from './charts/number-format';
import './state-tabs.css';

/** One switch: a state, or all of them. */
export interface StateTab {
  key: string;
  label: ReactNode;
  /** What the state means, as a tooltip. */
  means?: string;
  /** How many stand in it; `undefined` while nobody knows, and where there is nothing to count. */
  count?: number | undefined;
  pressed: boolean;
  onPress: () => void;
}

/** The states of a list as switches, each with how many stand in it; on a telephone one line that scrolls. */
export function StateTabs({
  legend,
  tabs,
  children,
}: {
  legend: string;
  tabs: readonly StateTab[];
  children?: ReactNode;
}) {
  return (
    <fieldset className="state-tabs">
      <legend className="sr-only">{legend}</legend>
      {tabs.map(({ key, label, means, count, pressed, onPress }) => (
        <button key={key} type="button" aria-pressed={pressed} title={means} onClick={onPress}>
          {label}
          {count !== undefined && <b>{formatCount(count)}</b>}
        </button>
      ))}
      {children}
    </fieldset>
  );
}
