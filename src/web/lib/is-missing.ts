import { ApiProblem } from './api';

/** Does the server know nothing under this id? A mistyped id is refused as one that cannot be. */
export function isMissing(error: Error | null): boolean {
  return error instanceof ApiProblem && [400, 404, 422].includes(error.problem.status);
}
