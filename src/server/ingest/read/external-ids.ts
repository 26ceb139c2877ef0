import { endsInZeros, exactIdFromUrl, isRoundedId, readId } from './field-values';
import { cellGetter, type RowContext, RowFault } from './row-context';
import { rowsInWords } from './warning-log';

const MAX_ID_CHARS = 500;
const ROUNDED = 'A spreadsheet rounded this id; export the column as text.';

/**
 * Reads the column `id`. An id that a spreadsheet rounded is taken from the post's address where that proves it, else
 * the row is refused; ids that look filled up with zeros are counted and warned of.
 */
export function idReader(context: RowContext): (cells: readonly string[]) => string | null | RowFault {
  const cell = cellGetter(context, 'id');
  const url = cellGetter(context, 'url');
  let long = 0;
  let zeros = 0;
  return (cells) => {
    const id = readId(cell(cells));
    if (id === null) return null;
    if (id.length > MAX_ID_CHARS) return new RowFault('id', `is longer than ${MAX_ID_CHARS} characters`);
    const rounded = isRoundedId(id);
    if (id.length >= 17 && !rounded) long++;
    if (!rounded && !endsInZeros(id)) return id;
    const exact = exactIdFromUrl(id, url(cells));
    if (exact !== null && exact !== id) {
      context.warnings.count(
        'ids-from-url',
        (n) => `${rowsInWords(n)} had a rounded id; the exact one stood in the url.`,
      );
    }
    if (exact !== null) return exact;
    if (rounded) return new RowFault('id', `${id}: ${ROUNDED}`);
    zeros++;
    if (zeros >= 3 && zeros * 2 > long) {
      context.warnings.once(
        'rounded-ids',
        'Most ids end in zeros, as a spreadsheet leaves them that keeps 15 digits; export the column as text.',
      );
    }
    return id;
  };
}

/** The column `in_reply_to`; a rounded id is left out and counted, since the row itself is sound. */
export function replyReader(context: RowContext): (cells: readonly string[]) => string | null {
  const cell = cellGetter(context, 'in_reply_to');
  return (cells) => {
    const id = readId(cell(cells));
    if (id === null) return null;
    if (!isRoundedId(id) && id.length <= MAX_ID_CHARS) return id;
    context.warnings.count(
      'rounded-replies',
      (n) => `${rowsInWords(n)} had a rounded in_reply_to; their place in a thread was left open.`,
    );
    return null;
  };
}
