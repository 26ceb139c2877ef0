/** How complaints are told from other mentions. */
export const COMPLAINTS_TOLD =
  'What is a complaint is told by a model in English; in other languages every mention with a negative tone counts as one.';
