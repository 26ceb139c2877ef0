/** How many mentions can be drawn at once, and what the page offers. */
export const DRAW_SIZES = [50, 100, 200, 500] as const;
export const MAX_DRAW = 2000;
