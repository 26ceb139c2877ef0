import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Rows are what people say, columns what the engine said: negative, neutral, positive. */
export type Confusion = [Row, Row, Row];
type Row = [number, number, number];

/** How right an engine is by an audit; figures are `null` where labels are too few, and `tooFew` says how few. */
export interface AuditQuality {
  labels: number;
  confusion: Confusion;
  accuracy: number | null;
  macroF1: { value: number; low: number; high: number } | null;
  /** Of each class, the share that the engine found. */
  recall: Row | null;
  tooFew: string | null;
}

/** With fewer labels of a class, its share that was found could be nearly anything. */
export const MIN_LABELS_OF_CLASS = 20;
const REDRAWS = 400;
const TAIL = 0.025;
const CLASS_NAMES = ['negative', 'neutral', 'positive'] as const;

/**
 * Accuracy, recall and macro-F1 of an audit; the interval of the latter (95 %) from drawing the labels again with
 * replacement. Refuses figures below 20 labels of any class.
 */
export function judgeConfusion(confusion: Confusion): AuditQuality {
  const sizes = confusion.map(sumOf) as unknown as Row;
  const labels = sumOf(sizes);
  const rarest = sizes.indexOf(Math.min(...sizes));
  const fewest = sizes[rarest] as number;
  if (fewest < MIN_LABELS_OF_CLASS) {
    const words = `too few labels: ${fewest} ${CLASS_NAMES[rarest]}, ${MIN_LABELS_OF_CLASS} of each class are needed`;
    return { labels, confusion, accuracy: null, macroF1: null, recall: null, tooFew: words };
  }
  const drawn = redraw(confusion.flat(), labels)
    .map((cells) => macroF1Of([cells.slice(0, 3), cells.slice(3, 6), cells.slice(6)]))
    .sort((a, b) => a - b);
  const at = (share: number) => drawn[Math.round(share * (drawn.length - 1))] as number;
  return {
    labels,
    confusion,
    accuracy: (confusion[0][0] + confusion[1][1] + confusion[2][2]) / labels,
    macroF1: { value: macroF1Of(confusion), low: at(TAIL), high: at(1 - TAIL) },
    recall: confusion.map((row, k) => (row[k] as number) / (sizes[k] as number)) as unknown as Row,
    tooFew: null,
  };
}

function macroF1Of(rows: readonly (readonly number[])[]): number {
  const f1 = rows.map((row, k) => {
    const said = sumOf(rows.map((each) => each[k] as number));
    return (2 * (row[k] as number)) / (said + sumOf(row) || 1);
  });
  return sumOf(f1) / rows.length;
}

/** Counts of cells when as many labels are drawn again from them; the same at each reading. */
function redraw(cells: readonly number[], labels: number): number[][] {
  const generator = xoroshiro128plus(labels);
  const edges: number[] = [];
  let edge = 0;
  for (const cell of cells) {
    edge += cell;
    edges.push(edge);
  }
  return Array.from({ length: REDRAWS }, () => {
    const drawn = cells.map(() => 0);
    for (let i = 0; i < labels; i++) {
      const place = ((generator.next() >>> 0) / 0x100000000) * labels;
      const cell = edges.findIndex((end) => place < end);
      drawn[cell] = (drawn[cell] as number) + 1;
    }
    return drawn;
  });
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
