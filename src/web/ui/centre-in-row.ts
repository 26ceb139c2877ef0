/**
 * Scrolls a row sideways until one of what stands in it is in its middle. Only the row is moved: to scroll the one into view
 * would make the first Tab begin there. Asks for the layout: call it with the next frame.
 */
export function centreInRow(row: Element, one: Element): void {
  if (row.scrollWidth <= row.clientWidth) return;
  const [frame, place] = [row.getBoundingClientRect(), one.getBoundingClientRect()];
  row.scrollLeft += place.left + place.width / 2 - (frame.left + frame.width / 2);
}
