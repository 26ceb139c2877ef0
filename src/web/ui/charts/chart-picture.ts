import { paintedSurface } from './painted-surface';

/** What is printed on a picture besides the chart: a title, lines under it, and a line at its foot. */
export interface PictureWords {
  title: string;
  lines: readonly string[];
  foot: string;
}

const PAD_PX = 20;
const LINE_PX = 17;
/** A narrow chart still has room for what is printed. */
const LEAST_PX = 320;
/** Usual widths of a letter, of lines and of the foot. */
const LINE_LETTER_PX = 6.4;
const FOOT_LETTER_PX = 5.9;
/** Whoever opens the picture need not have our font. */
const FONT = "Inter, 'Helvetica Neue', Arial, sans-serif";
const PNG_SCALE = 2;

/**
 * A part of the page as one SVG that stands on its own, its colours as they are shown now, under its title and filters;
 * printed lines that are too long for it go on in the next.
 */
export function chartSvg(surface: HTMLElement, words: PictureWords): string {
  const painted = paintedSurface(surface);
  const inner = Math.max(painted.widthPx, LEAST_PX);
  const lines = words.lines.flatMap((text) => wrapped(text, inner / LINE_LETTER_PX));
  const feet = wrapped(words.foot, inner / FOOT_LETTER_PX);
  const head = PAD_PX + 22 + lines.length * LINE_PX + 8;
  const width = Math.round(inner + 2 * PAD_PX);
  const height = Math.round(head + painted.heightPx + feet.length * LINE_PX + PAD_PX);
  const ink = getComputedStyle(surface).getPropertyValue('color');
  const paper = backgroundOf(surface);
  const line = (text: string, y: number, size: number, weight: number) =>
    `<text x="${PAD_PX}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${ink}">${escaped(text)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}">`,
    `<rect width="100%" height="100%" fill="${paper}"/>`,
    line(words.title, PAD_PX + 14, 16, 650),
    ...lines.map((text, index) => line(text, PAD_PX + 34 + index * LINE_PX, 12, 400)),
    `<g transform="translate(${PAD_PX} ${head})">${painted.svg}</g>`,
    ...feet.map((text, index) => line(text, height - PAD_PX - (feet.length - 1 - index) * LINE_PX, 11, 400)),
    '</svg>',
  ].join('\n');
}

/** A line cut at its spaces where it would be longer than so many letters. */
function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The same picture as PNG, twice as fine as on the screen. Throws when the browser cannot draw it. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * PNG_SCALE;
  canvas.height = image.naturalHeight * PNG_SCALE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw the picture; take the SVG.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))),
      'image/png',
    );
  });
}

function backgroundOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (colour !== '' && colour !== 'transparent' && !/, 0\)$/.test(colour)) return colour;
  }
  return '#ffffff';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
