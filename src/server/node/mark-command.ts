import { createHash } from 'node:crypto';
import { createMark, WRITTEN_MARK_KINDS } from '../../contract/marks';

/** What `eddyline mark` was given on its command line. */
export type MarkOptions = Record<string, string | boolean | undefined>;

/**
 * The call that writes a mark, from the options of `eddyline mark`: the body and its idempotency key. A pipeline that
 * runs twice writes once: without `--key`, what the mark says is the key when its time was given. Throws a sentence
 * for whoever typed it when an option is missing or cannot be read.
 */
export function readMarkCommand(options: MarkOptions, now: Date): { body: object; key: string | null } {
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : null);
  const [type, label, at] = [text('type'), text('label'), text('at')];
  if (type === null || label === null) throw new Error('mark takes --type and --label.');
  const parsed = createMark.body.safeParse({
    kind: type,
    at: instantOf(at, 'at') ?? now.toISOString(),
    endExclusive: instantOf(text('end'), 'end'),
    label,
    url: text('url'),
    version: text('version'),
  });
  if (!parsed.success) {
    const kinds = WRITTEN_MARK_KINDS.join(', ');
    const wrong = parsed.error.issues.map(({ path, message }) =>
      path[0] === 'kind' ? `--type must be one of ${kinds}` : `--${String(path[0])}: ${message}`,
    );
    throw new Error(`${wrong.join('; ')}.`);
  }
  const said = [type, at, label, text('version') ?? ''].join('\n');
  const derived = at === null ? null : createHash('sha256').update(said).digest('hex');
  return { body: parsed.data, key: text('key') ?? derived };
}

/** An ISO instant; a time without a zone would mean another moment on each machine. */
function instantOf(value: string | null, name: string): string | null {
  if (value === null) return null;
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(value);
  if (Number.isNaN(Date.parse(value)) || !hasZone) {
    throw new Error(`--${name} must be a time with its zone, such as 2026-11-23T14:00:00+01:00.`);
  }
  return new Date(value).toISOString();
}
