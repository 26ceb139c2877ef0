import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const WEB = path.resolve(import.meta.dirname, '..');
const TOKENS = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');

/** Words (or signs) on what lies behind them: 4.5 to 1. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  ink: ['bg', 'surface', 'grid', 'accent-soft', 'pos-soft', 'neg-soft', 'camp-soft'],
  ink2: ['bg', 'surface', 'grid', 'accent-soft', 'pos-soft', 'neg-soft', 'camp-soft'],
  ink3: ['bg', 'surface', 'grid', 'accent-soft'],
  accent: ['bg', 'surface', 'grid', 'accent-soft'],
  'on-accent': ['accent'],
  'pos-ink': ['bg', 'surface', 'pos-soft'],
  'neg-ink': ['bg', 'surface', 'grid', 'neg-soft', 'accent-soft'],
  camp: ['bg', 'surface', 'camp-soft'],
  bg: ['ink'],
  surface: ['camp'],
};
/** Shapes, lines and edges that must be told from what lies behind them: 3 to 1. */
const GRAPHICS: Readonly<Record<string, readonly string[]>> = {
  accent: ['bg', 'surface', 'grid', 'accent-soft', 'neg-soft', 'pos-soft', 'camp-soft'],
  control: ['bg', 'surface'],
  ink: ['surface', 'accent-soft'],
  ink2: ['bg', 'surface', 'camp-soft'],
  ink3: ['bg', 'surface', 'neu'],
  pos: ['bg', 'surface'],
  neg: ['bg', 'surface', 'grid'],
  camp: ['bg', 'surface', 'camp-soft'],
  fix: ['bg', 'surface'],
};
/** Seen, never needed: the grid behind figures, hairlines between groups; `neu` has an edge in `ink3` or `control`. */
const DECORATION = ['line', 'grid', 'neu', 'accent-soft', 'pos-soft', 'neg-soft', 'camp-soft'];
const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];

const [plain = '', strong = '', forced = ''] = TOKENS.split(
  /@media \((?:prefers-contrast|forced-colors)[^)]*\)/,
);

/** The colours of one part of the file, by name. */
function coloursOf(css: string): Record<string, Record<Scheme, string>> {
  const found = css.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return Object.fromEntries(
    [...found].map(([, name, light, dark]) => [name, { light: light as string, dark: dark as string }]),
  );
}

function luminanceOf(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2: (lighter + 0.05) / (darker + 0.05). */
function contrastOf(one: string, other: string): number {
  const [darker, lighter] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Pairs under `least` to 1, in words. */
function tooWeak(
  colours: ReturnType<typeof coloursOf>,
  pairs: Readonly<Record<string, readonly string[]>>,
  least: number,
): string[] {
  return SCHEMES.flatMap((scheme) =>
    Object.entries(pairs).flatMap(([front, backs]) =>
      backs.flatMap((back) => {
        const ratio = contrastOf(colours[front]?.[scheme] ?? '', colours[back]?.[scheme] ?? '');
        return ratio >= least ? [] : [`${scheme}: ${front} on ${back} is ${ratio.toFixed(2)}`];
      }),
    ),
  );
}

describe('the tokens', () => {
  const colours = coloursOf(plain);

  it('let words be read on everything they stand on, light and dark', () => {
    expect(tooWeak(colours, WORDS, 4.5)).toEqual([]);
  });

  it('let shapes, lines and edges of controls be told from what lies behind them', () => {
    expect(tooWeak(colours, GRAPHICS, 3)).toEqual([]);
  });

  it('are each judged as words or graphics, or named as decoration', () => {
    const judged = new Set([...Object.keys(WORDS), ...Object.keys(GRAPHICS), ...DECORATION]);
    expect(Object.keys(colours).filter((name) => !judged.has(name))).toEqual([]);
  });

  it('give more contrast to who asks for it: 7 to 1 for words, 3 to 1 for every edge', () => {
    const stronger = { ...colours, ...coloursOf(strong) };
    const words = Object.fromEntries(
      ['ink', 'ink2', 'ink3', 'accent', 'pos-ink', 'neg-ink'].map((name) => [name, ['bg', 'surface']]),
    );
    expect(tooWeak(stronger, words, 7)).toEqual([]);
    expect(tooWeak(stronger, { line: ['bg', 'surface'], control: ['bg', 'surface'] }, 3)).toEqual([]);
  });

  it('take the system’s colours for words, edges and surfaces where those are forced', () => {
    const rules = forced.slice(0, forced.indexOf('\n}'));
    for (const name of ['bg', 'surface', 'ink', 'ink2', 'ink3', 'line', 'control', 'accent', 'on-accent']) {
      expect(rules).toMatch(new RegExp(`--${name}: [A-Z][A-Za-z]+;`));
    }
  });
});

describe('colours, sizes of type, corners, shadows and layers', () => {
  const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(css|tsx|ts)$/.test(name) && !/\.test\.tsx?$|tokens\.css$|font\.css$/.test(name))
    .map((name) => ({ name, text: readFileSync(path.join(WEB, name), 'utf8') }));
  /** A picture that is saved needs a paper even where nothing behind the chart has a colour. */
  const EXCEPTIONS = new Set(['ui/charts/chart-picture.ts: #ffffff']);
  const linesWith = (pattern: RegExp, kind: RegExp) =>
    files
      .filter(({ name }) => kind.test(name))
      .flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([words]) => `${name}: ${words}`))
      .filter((words) => !EXCEPTIONS.has(words));

  it.each([
    ['a colour', /#[0-9a-f]{6}\b|#[0-9a-f]{3}(?=[;'"\s)])|\b(?:rgb|hsl|oklch|oklab)a?\(/gi, /./],
    ['a size of type', /font-size: [\d.]+[a-z]+|\btext-\[[\d.]+px\]|fontSize=/g, /css$|tsx$/],
    ['a corner', /border-radius: [^;]*\dpx|\brounded-\[/g, /css$|tsx$/],
    ['a shadow', /box-shadow: [^;]*#|\bshadow-\[/g, /css$|tsx$/],
    ['a layer', /z-index: \d+|\bz-\[?\d+/g, /css$|tsx$/],
  ] as const)('%s stands in tokens.css alone', (_, pattern, kind) => {
    expect(files.length).toBeGreaterThan(100);
    expect(linesWith(pattern, kind)).toEqual([]);
  });
});
