import { exampleCall } from './example-calls';
import type { Known } from './read-known';

interface Parameter {
  name: string;
  in: string;
  example?: string;
}

interface Operation {
  description?: string;
  parameters?: Parameter[];
  'x-example'?: string;
}

/** The part of an OpenAPI document in which examples are put. */
export interface DescribedApi {
  paths?: Record<string, { get?: Operation }>;
}

/**
 * The description with an example at each reading call: values of its parameters, and the whole address (`x-example`),
 * which opens from the page. Each is of things the store holds, so that it can be tried as it stands.
 */
export function withExamples<Document extends DescribedApi>(
  document: Document,
  base: string,
  known: Known,
): Document {
  for (const [path, { get }] of Object.entries(document.paths ?? {})) {
    const example = get && exampleCall(path, known);
    if (!get || !example) continue;
    const values: Record<string, string> = { ...example.path, ...example.query };
    for (const parameter of get.parameters ?? []) {
      const value = values[parameter.name];
      if (value !== undefined) parameter.example = value;
    }
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(example.path[name] ?? ''),
    );
    const asked = new URLSearchParams(example.query).toString();
    const address = `${base}${filled}${asked === '' ? '' : `?${asked}`}`;
    get['x-example'] = address;
    get.description = [get.description, `Example: [\`GET ${address}\`](${address})`]
      .filter(Boolean)
      .join('\n\n');
  }
  return document;
}
