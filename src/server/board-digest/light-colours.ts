/** The light colours of `web/ui/tokens.css`, for what is drawn where no style sheet reaches. */
export const LIGHT = {
  bg: '#f6f8fa',
  surface: '#ffffff',
  ink: '#0f1c2e',
  ink2: '#475569',
  ink3: '#5c6b80',
  line: '#e1e7ee',
  grid: '#eef2f6',
  accent: '#0b6288',
  'accent-soft': '#e3f1f7',
  pos: '#2f7fc1',
  'pos-ink': '#1f659f',
  neu: '#c7d0db',
  neg: '#d26826',
  'neg-ink': '#a64a10',
  camp: '#5b4bc4',
  'camp-soft': '#e9e6fa',
} as const;

/** What a mail program that asks for dark gets of text and ground; pictures keep their light ground. */
export const DARK = {
  bg: '#0a111d',
  surface: '#101a2a',
  ink: '#e7edf6',
  ink2: '#a6b4c8',
  line: '#1e2b40',
  accent: '#57b6de',
  'pos-ink': '#7dbaf0',
  'neg-ink': '#f3a774',
} as const;
