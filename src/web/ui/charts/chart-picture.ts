/** What is printed on a picture besides the chart: a title, lines under it, and a line at its foot. */
export interface PictureWords {
  title: string;
  lines: readonly string[];
  foot: string;
}

const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'visibility',
] as const;
const PAD_PX = 20;
const LINE_PX = 17;
/** Whoever opens the picture need not have our font. */
const FONT = "Inter, 'Helvetica Neue', Arial, sans-serif";
const PNG_SCALE = 2;

/**
 * A chart as one SVG that stands on its own: every drawing layer of `surface` in its place with its colours as they
 * are shown now, under its title and filters.
 */
export function chartSvg(surface: HTMLElement, words: PictureWords): string {
  const frame = surface.getBoundingClientRect();
  const head = PAD_PX + 22 + words.lines.length * LINE_PX + 8;
  const width = Math.round(frame.width + 2 * PAD_PX);
  const height = Math.round(head + frame.height + LINE_PX + PAD_PX);
  const tokens = getComputedStyle(surface);
  const ink = tokens.getPropertyValue('color');
  const paper = backgroundOf(surface);
  const line = (text: string, y: number, size: number, weight: number) =>
    `<text x="${PAD_PX}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${ink}">${escaped(text)}</text>`;
  const layers = [...surface.querySelectorAll('svg')]
    .filter((svg) => !svg.parentElement?.closest('svg') && !svg.closest('[popover], button'))
    .map((svg) => {
      const place = svg.getBoundingClientRect();
      const copy = inlined(svg);
      copy.setAttribute('x', String(place.left - frame.left));
      copy.setAttribute('y', String(place.top - frame.top));
      copy.setAttribute('width', String(place.width));
      copy.setAttribute('height', String(place.height));
      copy.setAttribute('overflow', 'visible');
      return new XMLSerializer().serializeToString(copy);
    });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}">`,
    `<rect width="100%" height="100%" fill="${paper}"/>`,
    line(words.title, PAD_PX + 14, 16, 650),
    ...words.lines.map((text, index) => line(text, PAD_PX + 34 + index * LINE_PX, 12, 400)),
    `<g transform="translate(${PAD_PX} ${head})">${layers.join('')}</g>`,
    line(words.foot, height - PAD_PX, 11, 400),
    '</svg>',
  ].join('\n');
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

/** A copy whose look no longer depends on style sheets. */
function inlined(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((original, index) => {
    const look = getComputedStyle(original);
    const twin = copies[index];
    if (!twin) return;
    for (const property of PROPERTIES) {
      const value = look.getPropertyValue(property);
      // A pattern is found by an address that holds the page's own; in the picture the id alone is right.
      if (value !== '') twin.setAttribute(property, value.replace(/url\("[^"]*#([^"]+)"\)/g, 'url(#$1)'));
    }
    twin.removeAttribute('class');
    twin.removeAttribute('style');
  });
  return copy;
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
