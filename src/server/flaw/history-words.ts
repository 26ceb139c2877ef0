import type { HistoryEntry } from '../../contract/corrections';
import { dateWords } from '../../domain/date-words';

type Values = Record<string, unknown>;

/** One line of a flaw's history as people read it. */
export function historyWords({
  field,
  before,
  after,
}: Pick<HistoryEntry, 'field' | 'before' | 'after'>): string {
  const was = asValues(before);
  const is = asValues(after);
  const threads = conversations(is.threads);
  switch (field) {
    case 'made':
      return `put on record as ${stateName(is.state)}`;
    case 'state':
      return `${stateName(before)} → ${stateName(after)}`;
    case 'attach':
      return `${threads} attached`;
    case 'detach':
      return `${threads} taken off`;
    case 'split':
      return `${threads} split off into “${is.title}”`;
    case 'merge':
      return is.into === undefined ? `merged “${is.title}” into this` : `merged into “${is.title}”`;
    case 'unmerge':
      return was.into === undefined ? `took “${was.title}” out again` : `taken out of “${was.title}” again`;
    case 'fix':
      return after === null ? `took fix ${was.version ?? `“${was.label}”`} back` : fixWords(is);
    case 'proposal':
      return `taken from a proposal of ${threads}`;
    case 'tracker':
      return trackerWords(was, is);
    default:
      return after === null
        ? `${FIELD_NAMES[field] ?? field} removed`
        : `${FIELD_NAMES[field] ?? field} changed`;
  }
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  title: 'title',
  note: 'note',
  topicId: 'topic',
  ownerTeamId: 'owning team',
  ownerPersonId: 'owner',
  exposureId: 'what complaints are held against',
};

function fixWords({ version, label, effectiveAt, lags }: Values): string {
  const named = typeof version === 'string' ? version : `“${label}”`;
  const later = Array.isArray(lags)
    ? (lags as { source: string; days: number }[])
        .map(({ source, days }) => `, ${source} +${days} days`)
        .join('')
    : '';
  return `fix ${named} takes effect ${dayWords(String(effectiveAt))}${later}`;
}

function trackerWords(was: Values, is: Values): string {
  if (typeof is.words === 'string') return is.words;
  if (is.url === undefined) return `link to ${String(was.url)} taken off`;
  return `linked to ${String(is.url)}`;
}

function stateName(state: unknown): string {
  return String(state).replace('wont-fix', "won't fix").replace('-', ' ');
}

function conversations(count: unknown): string {
  return count === 1 ? '1 conversation' : `${String(count)} conversations`;
}

function asValues(value: unknown): Values {
  return typeof value === 'object' && value !== null ? (value as Values) : {};
}

/** The day of an instant (UTC): `14 Sep 2026`; what is none stays as it is. */
function dayWords(instant: string): string {
  const atMs = Date.parse(instant);
  if (Number.isNaN(atMs)) return instant;
  return dateWords(atMs, 'UTC');
}
