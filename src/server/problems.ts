import type { Problem, ProblemType } from '../contract/problem';

/** An error that is the caller's to mend; anything else thrown answers 500 and is logged. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(
    status: number,
    type: ProblemType,
    detail: string,
    more: { errors?: NonNullable<Problem['errors']>; title?: string } = {},
  ) {
    super(detail);
    this.problem = {
      type: `/problems/${type}`,
      title: more.title ?? TITLES[type],
      status,
      detail,
      ...(more.errors ? { errors: more.errors } : {}),
    };
  }
}

const TITLES: Record<ProblemType, string> = {
  'invalid-request': 'The request is not valid',
  'not-found': 'There is no such thing here',
  conflict: 'This conflicts with what is stored',
  'too-many-buckets': 'Too many buckets for one answer',
  'unreadable-file': 'The file cannot be read',
  'unsupported-media-type': 'This content type is not taken',
  'forbidden-host': 'Not this host',
  'forbidden-origin': 'Not from this origin',
  unauthorised: 'Not authorised',
  'too-large': 'The body is too large',
  unavailable: 'Not available right now',
  internal: 'Something went wrong here',
};

/** A problem as an HTTP answer of `application/problem+json`. */
export function problemResponse(status: number, type: ProblemType, detail: string): Response {
  return asResponse(new ApiError(status, type, detail).problem);
}

export function asResponse(problem: Problem): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

export function notFound(what: string): ApiError {
  return new ApiError(404, 'not-found', `There is no ${what} of this id.`);
}
