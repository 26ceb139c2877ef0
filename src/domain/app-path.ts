/** Longer ones are no addresses of pages; the longest filters make some thousand characters. */
export const MAX_APP_PATH = 8000;

/** Path segments that are not pages: the API, its description, files, and short links themselves. */
const NO_PAGES = ['api', 'docs', 'assets', 's', 'openapi.json'];
/** Says in which situation a page is developed, not what it shows. */
const NOT_KEPT = ['scenario'];
/** What an address bar writes as itself; `\` and white space are read as something else by some browsers. */
const WRITTEN = /^[!$-&(-;=?-[\]_a-z~]*$/i;

export type AppPath = { ok: true; path: string } | { ok: false; message: string };

/**
 * A page of the app with its state, such as `/threads?state=open`, brought into one form: parameters in order of their
 * names (several of one name keep theirs), so that the same view is the same text. Everything that could lead elsewhere
 * than to a page of this app (another origin, the API, a step upwards) is refused, with the reason in words.
 */
export function readAppPath(text: string): AppPath {
  if (text.length > MAX_APP_PATH) return refused(`At most ${MAX_APP_PATH} characters.`);
  if (!text.startsWith('/') || text.startsWith('//'))
    return refused('Must be a page of this app: one / and its path, without a host.');
  if (!WRITTEN.test(text)) return refused('Holds a character that an address must write in code (%…).');
  const [pathname = '', ...rest] = text.split('?');
  const query = rest.join('?');
  const segments = pathname.slice(1).split('/');
  if (segments.some(isStep) || (pathname !== '/' && segments.includes('')))
    return refused('Must be a plain path: without //, . or .. in it.');
  if (NO_PAGES.includes(segments[0] ?? ''))
    return refused('Must be a page of the app, not a call or a file.');
  return { ok: true, path: pathname + ordered(query) };
}

/** The same path with `river` named in it, unless it names one. */
export function inRiver(path: string, river: string): string {
  const [pathname = '', query = ''] = path.split('?');
  if (query.split('&').some((pair) => nameOf(pair) === 'river')) return path;
  return pathname + ordered([...query.split('&'), `river=${river}`].join('&'));
}

function ordered(query: string): string {
  const pairs = query.split('&').filter((pair) => pair !== '' && !NOT_KEPT.includes(nameOf(pair)));
  const sorted = pairs.toSorted((one, other) => compared(nameOf(one), nameOf(other)));
  return sorted.length === 0 ? '' : `?${sorted.join('&')}`;
}

function nameOf(pair: string): string {
  return pair.split('=', 1)[0] ?? '';
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** `.` and `..`, also in code: a browser walks up at these. */
function isStep(segment: string): boolean {
  return /^(\.|%2e){1,2}$/i.test(segment);
}

function refused(message: string): AppPath {
  return { ok: false, message };
}
