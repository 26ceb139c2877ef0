/** What a card shows. */
export const CARD_KINDS = [
  'figure',
  'currents',
  'movers',
  'share',
  'campaign',
  'flaws',
  'flow',
  'voices',
  'spikes',
  'note',
] as const;
export type CardKind = (typeof CARD_KINDS)[number];

/** What a figure card counts. */
export const FIGURE_MEASURES = ['volume', 'net-sentiment', 'negative', 'complaints'] as const;
export type FigureMeasure = (typeof FIGURE_MEASURES)[number];

/** Windows of a board, in days that end with today; a card may have one of its own. */
export const BOARD_DAYS = [1, 7, 28, 90, 365] as const;
export type BoardDays = (typeof BOARD_DAYS)[number];

/** A board is four columns wide. */
export const BOARD_COLUMNS = 4;
export const MAX_CARD_HEIGHT = 3;
export const MAX_CARDS = 40;

/** The board that is made from what the workspace watches, at each reading. */
export const STARTER_BOARD = 'starter';
