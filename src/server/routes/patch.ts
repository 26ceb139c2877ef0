import { ApiError } from '../problems';

/** The fields a patch really gives: an optional one that is `undefined` changes nothing. */
export function definedOf<Values extends object>(
  values: Values,
): { [Key in keyof Values]: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

/** The caller's error for what would end before it starts. */
export function endsBeforeStart(): ApiError {
  return new ApiError(400, 'invalid-request', 'The end must lie after the start.', {
    errors: [{ field: 'endExclusive', message: 'Must lie after the start.' }],
  });
}
