import type { EffectRow } from './effect-rows';

/** A control unknown in more rows than this share is left out; of one unknown in fewer the rows are. */
const MAX_UNKNOWN_SHARE = 0.1;

/** Rows in which every control that is used is known, or nothing is. */
export interface ControlledRows {
  rows: (EffectRow & { controls: number[] })[];
  /** What a reader must know of the controls. */
  notes: string[];
}

/** Settles what is unknown of controls, with a sentence for whatever is left out. */
export function settleControls(
  rows: readonly EffectRow[],
  names: readonly string[],
  baselineRows: number,
): ControlledRows {
  const unknown = names.map((_, which) => rows.filter(({ controls }) => controls[which] === null).length);
  const isStill = names.map((_, which) => isConstant(rows.slice(0, baselineRows), which));
  const used = names.flatMap((_, which) =>
    (unknown[which] as number) <= MAX_UNKNOWN_SHARE * rows.length && !isStill[which] ? [which] : [],
  );
  const settled = rows.map((row) => settledRow(row, used));
  const holes = rows.filter(
    ({ value, controls }) => value !== null && used.some((which) => controls[which] === null),
  ).length;
  const notes = names.flatMap((name, which) => {
    if (used.includes(which)) return [];
    return isStill[which]
      ? [`Control ${name} is left out: it stands still in every row before the start.`]
      : [`Control ${name} is left out: it is unknown in ${unknown[which]} of ${rows.length} rows.`];
  });
  if (holes > 0) notes.push(`Rows left out because a control is unknown: ${holes}.`);
  return { rows: settled, notes };
}

/** Nothing is told of a row in which a control is unknown. */
function settledRow(row: EffectRow, used: readonly number[]): ControlledRows['rows'][number] {
  const controls = used.map((which) => row.controls[which] ?? null);
  return controls.includes(null)
    ? { ...row, value: null, controls: controls.map((value) => value ?? 0) }
    : { ...row, controls: controls as number[] };
}

function isConstant(rows: readonly EffectRow[], which: number): boolean {
  const known = rows.flatMap(({ controls }) => controls[which] ?? []);
  return known.length > 0 && known.every((value) => value === known[0]);
}
