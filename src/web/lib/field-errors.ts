import { ApiProblem } from './api';

/** What the server found wrong, by field of the form; empty when it named none. */
export function fieldErrors(error: Error | null): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  return Object.fromEntries(
    (error.problem.errors ?? []).map(({ field, message }) => [field.split('.')[0], message]),
  );
}
