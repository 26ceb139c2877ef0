import { z } from 'zod';
import {
  OutgoingFailure,
  type TrackerAnswer,
  type TrackerCall,
  type TrackerService,
} from './tracker-service';

type Available = Extract<TrackerService, { available: true }>;

/** An issue as the API tells it; fields that are not read here are left out. */
const issueSchema = z.object({
  number: z.int(),
  title: z.string(),
  state: z.enum(['open', 'closed']),
  state_reason: z.string().nullish(),
  html_url: z.url({ protocol: /^https?$/ }),
  body: z.string().nullish(),
});
const commentSchema = z.object({ id: z.number(), body: z.string().nullish() });

export interface Issue {
  number: number;
  title: string;
  state: 'open' | 'closed';
  /** Such as `completed` or `not_planned`. */
  reason: string | null;
  url: string;
}

/** What a tracker refused, in words, and when it is worth asking again. */
export class TrackerRefusal extends Error {
  override name = 'TrackerRefusal';
  /** A moment that the tracker named for everything, *backoff* for what may pass, *never* for what people must mend. */
  readonly retry: Date | 'backoff' | 'never';

  constructor(words: string, retry: TrackerRefusal['retry']) {
    super(words);
    this.retry = retry;
  }
}

/** Repository and number of an issue's page on the tracker's site; `null` for any other address. */
export function issueOfUrl(url: string, site: string): { repository: string; issue: number } | null {
  if (!URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  const match = /^\/([\w.-]+\/[\w.-]+)\/issues\/(\d{1,10})\/?$/.exec(pathname);
  if (origin !== site || !match) return null;
  return { repository: match[1] as string, issue: Number(match[2]) };
}

/** GitHub issues by their REST API, as its documentation describes it. Throws a TrackerRefusal or an OutgoingFailure. */
export class GithubIssues {
  readonly #service: Available;
  readonly #now: Date;

  constructor(service: Available, now: Date) {
    this.#service = service;
    this.#now = now;
  }

  /** How an issue stands; `null` when nothing changed since the answer with this tag. */
  async read(
    repository: string,
    issue: number,
    etag: string | null,
  ): Promise<{ issue: Issue; etag: string | null } | null> {
    const answer = await this.#call(
      { method: 'GET', path: `/repos/${repository}/issues/${issue}`, etag },
      repository,
    );
    if (answer.status === 304) return null;
    return { issue: issueOut(parsed(answer, issueSchema)), etag: answer.headers.etag ?? null };
  }

  /** Creates an issue. With `mayStand` it is first looked for by its marker: the answer to an earlier try may be lost. */
  async create(
    repository: string,
    { title, body, labels }: { title: string; body: string; labels: readonly string[] },
    { marker, since, mayStand }: { marker: string; since: Date; mayStand: boolean },
  ): Promise<Issue> {
    const path = `/repos/${repository}/issues`;
    const standing = mayStand
      ? await this.#find(path, issueSchema, marker, since, repository, '&state=all')
      : null;
    if (standing) return issueOut(standing);
    const content = { title, body: `${body}\n\n${marker}`, labels };
    return issueOut(
      parsed(await this.#call({ method: 'POST', path, body: content }, repository), issueSchema),
    );
  }

  /** Comments once: a comment with the same marker is enough. */
  async comment(
    repository: string,
    issue: number,
    body: string,
    { marker, since, mayStand }: { marker: string; since: Date; mayStand: boolean },
  ): Promise<void> {
    const path = `/repos/${repository}/issues/${issue}/comments`;
    if (mayStand && (await this.#find(path, commentSchema, marker, since, repository, ''))) return;
    const content = { body: `${body}\n\n${marker}` };
    parsed(await this.#call({ method: 'POST', path, body: content }, repository), commentSchema);
  }

  /** Opens an issue again; one that is open stays so. */
  async reopen(repository: string, issue: number): Promise<Issue> {
    const path = `/repos/${repository}/issues/${issue}`;
    const content = { state: 'open', state_reason: 'reopened' };
    return issueOut(
      parsed(await this.#call({ method: 'PATCH', path, body: content }, repository), issueSchema),
    );
  }

  async #find<Item extends { body?: string | null | undefined }>(
    path: string,
    schema: z.ZodType<Item>,
    marker: string,
    since: Date,
    repository: string,
    more: string,
  ): Promise<Item | null> {
    // Clocks differ: an hour earlier costs nothing.
    const from = new Date(since.getTime() - 3_600_000).toISOString();
    for (let page = 1; page <= MAX_PAGES; page++) {
      const query = `?since=${encodeURIComponent(from)}&per_page=${PER_PAGE}&page=${page}${more}`;
      const found = parsed(
        await this.#call({ method: 'GET', path: path + query }, repository),
        z.array(schema),
      );
      const item = found.find(({ body }) => body?.includes(marker));
      if (item) return item;
      if (found.length < PER_PAGE) return null;
    }
    return null;
  }

  async #call(call: TrackerCall, repository: string): Promise<TrackerAnswer> {
    const answer = await this.#service.call(call);
    if (answer.status === 304 || (answer.status >= 200 && answer.status < 300)) return answer;
    throw refusalOf(answer, repository, this.#now);
  }
}

const PER_PAGE = 100;
const MAX_PAGES = 10;
/** Without a moment named, a limit that is not the hourly one is over after a minute at the earliest. */
const LIMIT_PAUSE_MS = 60_000;

function refusalOf(answer: TrackerAnswer, repository: string, now: Date): TrackerRefusal {
  const { status } = answer;
  const limited = limitedUntil(answer, now);
  if (limited) {
    return new TrackerRefusal(
      `The tracker's limit of calls is used up until ${limited.toISOString()}.`,
      limited,
    );
  }
  const said = messageOf(answer);
  switch (status) {
    case 401:
      return new TrackerRefusal(
        'The tracker does not take the token: it is wrong, expired or revoked (EDDYLINE_GITHUB_TOKEN).',
        'backoff',
      );
    case 403:
      return new TrackerRefusal(
        `The token may not do this in ${repository}: it needs to read and write issues. ${said}`.trim(),
        'backoff',
      );
    case 404:
      return new TrackerRefusal(`It is not there, or the token cannot see it: ${repository}.`, 'backoff');
    case 410:
      return new TrackerRefusal(
        `Gone from ${repository}: deleted, or issues are switched off. ${said}`.trim(),
        'never',
      );
    case 422:
      return new TrackerRefusal(`The tracker refuses what it was sent. ${said}`.trim(), 'never');
    default:
      if (status >= 500)
        return new TrackerRefusal(`The tracker has a fault of its own (${status}).`, 'backoff');
      return new TrackerRefusal(`The tracker answered ${status}. ${said}`.trim(), 'backoff');
  }
}

/** Until when the tracker takes no calls at all, by its headers; `null` when that is not why it refused. */
function limitedUntil({ status, headers, body }: TrackerAnswer, now: Date): Date | null {
  if (status !== 403 && status !== 429) return null;
  const after = Number(headers['retry-after']);
  if (headers['retry-after'] !== undefined && Number.isFinite(after))
    return new Date(now.getTime() + after * 1000);
  const reset = Number(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)) {
    return new Date(Math.max(reset * 1000, now.getTime() + 1000));
  }
  return status === 429 || /rate limit/i.test(body) ? new Date(now.getTime() + LIMIT_PAUSE_MS) : null;
}

const problemSchema = z.object({
  message: z.string(),
  errors: z
    .array(
      z.union([
        z.string(),
        z.object({
          field: z.string().optional(),
          code: z.string().optional(),
          message: z.string().optional(),
        }),
      ]),
    )
    .optional(),
});

/** What the tracker says of a refusal, in a line. */
function messageOf({ body }: TrackerAnswer): string {
  const problem = problemSchema.safeParse(jsonOf(body));
  if (!problem.success) return '';
  const { message, errors = [] } = problem.data;
  const details = errors.map((one) =>
    typeof one === 'string' ? one : [one.field, one.message ?? one.code].filter(Boolean).join(' '),
  );
  return `It says: ${[message, ...details].join('; ')}`.slice(0, 500);
}

function parsed<Shape>({ body }: TrackerAnswer, schema: z.ZodType<Shape>): Shape {
  const value = jsonOf(body);
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const what = value === undefined ? 'no JSON' : 'something else than is documented';
  throw new TrackerRefusal(`The tracker answered ${what}.`, 'backoff');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function issueOut({ number, title, state, state_reason, html_url }: z.output<typeof issueSchema>): Issue {
  return { number, title, state, reason: state_reason ?? null, url: html_url };
}

/** A failure of either kind, as it is kept: in words, and when to ask again after so many tries. */
export function failureOf(
  error: unknown,
  attempts: number,
  now: Date,
): { words: string; retryAt: Date | null; everything: boolean } | null {
  if (error instanceof TrackerRefusal && error.retry instanceof Date) {
    return { words: error.message, retryAt: error.retry, everything: true };
  }
  if (!(error instanceof TrackerRefusal) && !(error instanceof OutgoingFailure)) return null;
  const isForPeople = error instanceof TrackerRefusal && error.retry === 'never';
  return { words: error.message, retryAt: isForPeople ? null : backoffOf(attempts, now), everything: false };
}

const FIRST_BACKOFF_MS = 30_000;
const LONGEST_BACKOFF_MS = 6 * 3_600_000;

function backoffOf(attempts: number, now: Date): Date {
  const wait = FIRST_BACKOFF_MS * 2 ** Math.min(Math.max(attempts - 1, 0), 20);
  return new Date(now.getTime() + Math.min(wait, LONGEST_BACKOFF_MS));
}
