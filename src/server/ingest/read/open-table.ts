import { CsvTable } from './csv-table';
import { type OpenBytes, TextOfFile } from './decode';
import { JsonTable } from './json-table';
import type { FileFormat, Head, Table } from './table';
import type { WarningLog } from './warning-log';

/** How much of a file is looked at before it is decided how to read it. */
const HEAD_CHARS = 256 * 1024;

/**
 * Opens a file as a table: settles encoding, format, delimiter and columns by its head. Throws a ReadProblem when there
 * is no table in it.
 */
export async function openTable(
  open: OpenBytes,
  format: FileFormat,
  encoding: string | undefined,
  warnings: WarningLog,
): Promise<Table> {
  const text = new TextOfFile(open, encoding, warnings);
  const head = await readHead(text);
  const actual = actualFormat(format, head.text);
  if (actual === 'csv') return new CsvTable(text, head, warnings);
  return new JsonTable(text, head, actual);
}

async function readHead(text: TextOfFile): Promise<Head> {
  const parts: string[] = [];
  let length = 0;
  for await (const chunk of text.chunks()) {
    parts.push(chunk);
    length += chunk.length;
    if (length > HEAD_CHARS) return { text: parts.join(''), complete: false };
  }
  return { text: parts.join(''), complete: true };
}

/** Lines of objects sent as `json` and arrays sent as `ndjson` are told by their looks. */
function actualFormat(format: FileFormat, head: string): FileFormat {
  if (format === 'csv') return 'csv';
  const start = head.trimStart();
  if (start.startsWith('[')) return 'json';
  if (format === 'ndjson') return 'ndjson';
  const firstLine = start.slice(0, Math.max(0, `${start}\n`.indexOf('\n')));
  try {
    const value: unknown = JSON.parse(firstLine);
    if (typeof value !== 'object' || value === null) return 'json';
    const holdsRows = Object.values(value).some(
      (member) => Array.isArray(member) && (member.length === 0 || typeof member[0] === 'object'),
    );
    return holdsRows ? 'json' : 'ndjson';
  } catch {
    return 'json';
  }
}
