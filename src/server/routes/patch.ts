import { flightProblem } from '../../domain/flight';
import { ApiError } from '../problems';

/** The fields a patch really gives: an optional one that is `undefined` changes nothing. */
export function definedOf<Values extends object>(
  values: Values,
): { [Key in keyof Values]: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

/** Refuses what cannot be a flight once a patch is laid over what stood; `start` is the field of its start. */
export function refuseNoFlight(
  { from, to }: { from: string; to: string | null },
  start: 'startAt' | 'at',
): void {
  const found = flightProblem(Date.parse(from), to === null ? null : Date.parse(to));
  if (!found) return;
  const field = found.at === 'start' ? start : 'endExclusive';
  throw new ApiError(400, 'invalid-request', found.message, { errors: [{ field, message: found.message }] });
}
