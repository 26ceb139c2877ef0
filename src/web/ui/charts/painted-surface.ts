/** What is drawn of a page: SVG, and how far it reaches from the surface's own corner. */
export interface PaintedSurface {
  svg: string;
  widthPx: number;
  heightPx: number;
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
  'paint-order',
  'visibility',
] as const;
/** What one does, not what one sees; the heading, which is printed above; what is folded away. */
const LEFT_OUT =
  'h2, button, input, select, textarea, form, fieldset, [popover], [data-not-painted], details:not([open]) > :not(summary)';
const SIDES = ['top', 'right', 'bottom', 'left'] as const;
/** Of the height of a line box of text, the part above its baseline. */
const ABOVE_BASELINE = 0.79;

interface Brush {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * A part of the page as SVG that stands on its own, as it looks now: its drawings with their colours, and text, ground and
 * lines of everything else (tables, lists, figures). What scrolls is painted whole.
 */
export function paintedSurface(surface: HTMLElement): PaintedSurface {
  const frame = surface.getBoundingClientRect();
  const brush: Brush = { left: frame.left, top: frame.top, right: frame.right, bottom: frame.bottom };
  // Its own ground and edges are the picture's.
  const svg = inside(surface, brush);
  return {
    svg,
    widthPx: Math.ceil(brush.right - frame.left),
    heightPx: Math.ceil(brush.bottom - frame.top),
  };
}

function paint(element: Element, brush: Brush): string {
  if (element.matches(LEFT_OUT)) return '';
  const look = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  if (look.display === 'none' || look.visibility === 'hidden' || look.opacity === '0') return '';
  // So are words kept that are for the ear.
  if (look.overflowX === 'hidden' && box.width <= 1 && box.height <= 1) return '';
  if (element instanceof SVGSVGElement) return drawing(element, box, brush);
  const clipped = look.overflowX === 'hidden' && look.textOverflow === 'ellipsis';
  const painted = inside(element, brush);
  return ground(box, look, brush) + (clipped ? within(box, brush, painted) : painted);
}

function inside(element: Element, brush: Brush): string {
  const look = getComputedStyle(element);
  return [...element.childNodes]
    .map((node) => {
      if (node instanceof Element) return paint(node, brush);
      return node instanceof Text ? words(node, look, brush) : '';
    })
    .join('');
}

/** A drawing in its place; it may reach over its edges, as it does on the page. */
function drawing(svg: SVGSVGElement, box: DOMRect, brush: Brush): string {
  const copy = inlined(svg);
  copy.setAttribute('x', String(box.left - brush.left));
  copy.setAttribute('y', String(box.top - brush.top));
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  copy.setAttribute('overflow', 'visible');
  reach(box, brush);
  return new XMLSerializer().serializeToString(copy);
}

/** Colour and edges of a box. */
function ground(box: DOMRect, look: CSSStyleDeclaration, brush: Brush): string {
  const [x, y] = [box.left - brush.left, box.top - brush.top];
  const parts: string[] = [];
  if (isSeen(look.backgroundColor))
    parts.push(
      `<rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="${Number.parseFloat(look.borderTopLeftRadius) || 0}" fill="${look.backgroundColor}"/>`,
    );
  for (const side of SIDES) {
    const width = Number.parseFloat(look.getPropertyValue(`border-${side}-width`));
    const colour = look.getPropertyValue(`border-${side}-color`);
    if (!(width > 0) || look.getPropertyValue(`border-${side}-style`) === 'none' || !isSeen(colour)) continue;
    const [x1, x2] =
      side === 'left' ? [x, x] : side === 'right' ? [x + box.width, x + box.width] : [x, x + box.width];
    const [y1, y2] =
      side === 'top' ? [y, y] : side === 'bottom' ? [y + box.height, y + box.height] : [y, y + box.height];
    parts.push(
      `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}" stroke-width="${width}"/>`,
    );
  }
  return parts.join('');
}

/** Text as its lines stand on the page. */
function words(node: Text, look: CSSStyleDeclaration, brush: Brush): string {
  return linesOf(node)
    .map(({ text, box }) => {
      reach(box, brush);
      const x = box.left - brush.left;
      const y = box.top - brush.top + box.height * ABOVE_BASELINE;
      // Whoever opens the picture need not have our font: each line keeps its length.
      return `<text x="${x}" y="${y}" font-size="${look.fontSize}" font-weight="${look.fontWeight}" fill="${look.color}" textLength="${box.width}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">${escaped(text)}</text>`;
    })
    .join('');
}

function linesOf(node: Text): { text: string; box: DOMRect }[] {
  const range = document.createRange();
  const lines: { text: string; box: DOMRect }[] = [];
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.box.top - box.top) < 2) {
      last.text += ` ${word}`;
      last.box = new DOMRect(last.box.left, last.box.top, box.right - last.box.left, last.box.height);
    } else lines.push({ text: word, box });
  }
  return lines;
}

/** Only what lies in the box, as where words are cut short. */
function within(box: DOMRect, brush: Brush, painted: string): string {
  const place = `${box.left - brush.left} ${box.top - brush.top} ${box.width} ${box.height}`;
  const [x, y, width, height] = place.split(' ');
  return `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${place}" overflow="hidden">${painted}</svg>`;
}

function reach(box: DOMRect, brush: Brush): void {
  brush.right = Math.max(brush.right, box.right);
  brush.bottom = Math.max(brush.bottom, box.bottom);
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
    // Icons are drawn in the colour of the words around them.
    if (twin.getAttribute('stroke') === 'currentColor') twin.setAttribute('stroke', look.color);
    twin.removeAttribute('class');
    twin.removeAttribute('style');
  });
  return copy;
}

function isSeen(colour: string): boolean {
  return colour !== '' && colour !== 'transparent' && !/(, |\/ )0\)$/.test(colour);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
