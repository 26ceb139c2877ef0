import type { MentionRow } from '../../../contract/canonical-rows';
import { normalName } from './canonical-columns';
import { idReader, replyReader } from './external-ids';
import { readDirection, readFollowers, readSentiment } from './field-values';
import { readLanguage } from './language-tags';
import {
  type Cell,
  cellGetter,
  momentReader,
  type RowContext,
  RowFault,
  type RowReader,
  urlReader,
} from './row-context';
import { rowsInWords } from './warning-log';

const MAX_TEXT_CHARS = 100_000;
const MAX_AUTHOR_CHARS = 300;
const MAX_SOURCE_CHARS = 60;
const MAX_LABEL_CHARS = 200;

/**
 * Cells → a mention. Refused: no time or text, a text above 100,000 characters, a rounded id. What is merely not
 * understood in an optional column becomes `null` and is counted in a warning.
 */
export function mentionReader(context: RowContext): RowReader<MentionRow> {
  const id = idReader(context);
  const moment = momentReader(context);
  const text = cellGetter(context, 'text');
  const author = cellGetter(context, 'author');
  const authorName = cellGetter(context, 'author_name');
  const url = urlReader(context);
  const inReplyTo = replyReader(context);
  const source = sourceReader(context);
  const labels = labelReader(context);
  const optional = optionalReaders(context);
  const { isPrivate } = context.columns;
  return (cells) => {
    const externalId = id(cells);
    if (externalId instanceof RowFault) return externalId;
    const at = moment(cells);
    if (typeof at === 'string') return new RowFault('at', at);
    const words = text(cells);
    if (words.trim() === '') return new RowFault('text', 'is empty');
    if (words.length > MAX_TEXT_CHARS) return new RowFault('text', 'is longer than 100,000 characters');
    const handle = author(cells).trim();
    if (handle.length > MAX_AUTHOR_CHARS) return new RowFault('author', 'is longer than 300 characters');
    const from = source(cells);
    if (from.length > MAX_SOURCE_CHARS) return new RowFault('source', 'is longer than 60 characters');
    return {
      externalId,
      at,
      text: words,
      author: handle === '' ? null : handle,
      authorName: authorName(cells).trim().slice(0, MAX_AUTHOR_CHARS) || null,
      followers: optional.followers(cells),
      lang: optional.lang(cells),
      url: url(cells),
      inReplyTo: inReplyTo(cells),
      direction: optional.direction(cells),
      source: from,
      sentiment: optional.sentiment(cells),
      labels: labels(cells),
      private: isPrivate,
    };
  };
}

function optionalReaders(context: RowContext) {
  const means = directionMeant(context);
  return {
    followers: tolerant(context, 'followers', readFollowers),
    lang: tolerant(context, 'lang', readLanguage),
    direction: tolerant(context, 'direction', (value) => readDirection(value, means)),
    sentiment: tolerant(context, 'sentiment', readSentiment),
  };
}

/** Reads an optional column; what `read` does not understand (`undefined` or NaN) is left out and counted. */
function tolerant<Value extends string | number>(
  context: RowContext,
  field: string,
  read: (value: string) => Value | null | undefined,
): (cells: readonly string[]) => Value | null {
  if (!context.columns.indexes.has(field)) return () => null;
  const cell = cellGetter(context, field);
  return (cells) => {
    const value = read(cell(cells));
    if (value !== undefined && !Number.isNaN(value)) return value;
    context.warnings.count(
      field,
      (n) => `${rowsInWords(n)} had a ${field} that was not understood; it was left out.`,
    );
    return null;
  };
}

/** `True` and `False` say something only under a header such as `inbound`. */
function directionMeant(context: RowContext): 'inbound' | 'outbound' | null {
  const name = normalName(context.columns.map.direction ?? '').replace(/^is/, '');
  return name === 'inbound' || name === 'outbound' ? name : null;
}

/** The row's source, else the one stated for the file, else that of the preset, else `import`. */
function sourceReader(context: RowContext): Cell {
  const cell = cellGetter(context, 'source');
  const fallback = context.source?.trim() || context.columns.preset?.source || 'import';
  return (cells) => cell(cells).trim() || fallback;
}

function labelReader(context: RowContext): (cells: readonly string[]) => Record<string, string> {
  const columns = [...context.columns.indexes]
    .filter(([canonical]) => canonical.startsWith('label.'))
    .map(([canonical, [index]]) => ({ name: canonical.slice('label.'.length), index: index as number }));
  return (cells) => {
    const labels: Record<string, string> = {};
    for (const { name, index } of columns) {
      const value = (cells[index] ?? '').trim();
      if (value.length > MAX_LABEL_CHARS) {
        context.warnings.count(
          'labels',
          (n) => `${rowsInWords(n)} had a label above 200 characters; it was left out.`,
        );
      } else if (value !== '') labels[name] = value;
    }
    return labels;
  };
}
