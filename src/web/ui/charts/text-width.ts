/** Mean advance of Inter at medium weight, in ems; wide enough that real text is hardly ever longer. */
const MEAN_ADVANCE_EM = 0.58;

/** Estimated width of a text: labels are placed by arithmetic, without asking the browser to lay anything out. */
export function textWidthPx(text: string, fontPx: number): number {
  return Math.ceil([...text].length * fontPx * MEAN_ADVANCE_EM);
}

/** The text, or as much of it as fits with an ellipsis; empty when not even three letters fit. */
export function truncateToPx(text: string, fontPx: number, maxPx: number): string {
  if (textWidthPx(text, fontPx) <= maxPx) return text;
  const letters = [...text];
  const fits = Math.floor(maxPx / (fontPx * MEAN_ADVANCE_EM)) - 1;
  return fits < 3 ? '' : `${letters.slice(0, fits).join('').trimEnd()}…`;
}
