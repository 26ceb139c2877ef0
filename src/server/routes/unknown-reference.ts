import { ApiError } from '../problems';

/** The caller's error for a field that names something there is none of. */
export function unknownReference(field: string, what: string): ApiError {
  return new ApiError(400, 'invalid-request', `There is no such ${what}.`, {
    errors: [{ field, message: `Names a ${what} there is none of.` }],
  });
}
