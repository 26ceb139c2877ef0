import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Flaw } from '../../contract/flaw-schemas';
import type { Notice } from '../../contract/notices';
import type { ThreadItem } from '../../contract/thread-list';
import { keepUpFlaws } from '../flaw/watch-flaws';
import { openPGliteApp, type TestApp } from '../testing/test-app';
import { runTracker } from '../tracker/run-tracker';
import { githubApi } from './github-api';
import { openOutgoing } from './outgoing';

const TOKEN = 'github_pat_secret';
const NOW = new Date('2026-11-20T12:00:00Z');
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown> | null;
}
interface StandIn {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  state_reason: string | null;
  comments: { id: number; body: string }[];
}
type Trouble = (response: ServerResponse, asked: Asked) => void;

/** Plays GitHub's REST API by its documented payloads, for one repository, with troubles to come first. */
class PlayedGithub {
  readonly asked: Asked[] = [];
  readonly issues: StandIn[] = [];
  /** Each answers one call in place of what would be answered. */
  troubles: Trouble[] = [];
  /** Done as asked before the answer is lost. */
  lose = 0;
  readonly #server: Server = createServer((request, response) => void this.#answer(request, response));

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this.address;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  clear(): void {
    this.asked.length = 0;
    this.issues.length = 0;
    this.troubles = [];
    this.lose = 0;
  }

  calls(): string[] {
    return this.asked.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const asked: Asked = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: text === '' ? null : (JSON.parse(text) as Record<string, unknown>),
    };
    this.asked.push(asked);
    const trouble = this.troubles.shift();
    if (trouble) return trouble(response, asked);
    const [status, body, etag] = this.#done(asked);
    if (this.lose > 0) {
      this.lose--;
      response.destroy();
      return;
    }
    if (etag !== undefined && request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    const headers = { 'content-type': 'application/json; charset=utf-8', ...(etag ? { etag } : {}) };
    response.writeHead(status, headers).end(JSON.stringify(body));
  }

  #done({ method, path, body }: Asked): [number, unknown, string?] {
    const match = /^\/repos\/octo-org\/app\/issues(?:\/(\d+))?(\/comments)?(\?.*)?$/.exec(path);
    if (!match)
      return [
        404,
        { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
      ];
    const [, number, comments] = match;
    if (number === undefined) {
      if (method === 'GET') return [200, this.issues.map((issue) => this.#told(issue))];
      const issue: StandIn = {
        number: this.issues.length + 1347,
        title: String(body?.title),
        body: String(body?.body),
        state: 'open',
        state_reason: null,
        comments: [],
      };
      this.issues.push(issue);
      return [201, this.#told(issue)];
    }
    const issue = this.issues.find((one) => one.number === Number(number));
    if (!issue) return [404, { message: 'Not Found' }];
    if (comments) {
      if (method === 'GET') return [200, issue.comments];
      const comment = { id: issue.comments.length + 1, body: String(body?.body) };
      issue.comments.push(comment);
      return [201, comment];
    }
    if (method === 'PATCH') Object.assign(issue, { state: body?.state, state_reason: body?.state_reason });
    return [200, this.#told(issue), `"${issue.state}-${issue.title}"`];
  }

  /** The documented fields that matter, and some that do not. */
  #told({ number, title, body, state, state_reason, comments }: StandIn) {
    return {
      id: 1,
      node_id: 'MDU6SXNzdWUx',
      url: `${this.address}/repos/octo-org/app/issues/${number}`,
      repository_url: `${this.address}/repos/octo-org/app`,
      html_url: `${this.address}/octo-org/app/issues/${number}`,
      number,
      state,
      state_reason,
      title,
      body,
      user: { login: 'octocat', id: 1, type: 'User', site_admin: false },
      labels: [{ id: 208045946, name: 'bug', color: 'f29513', default: true }],
      assignee: null,
      milestone: null,
      locked: false,
      comments: comments.length,
      pull_request: null,
      closed_at: null,
      created_at: '2026-11-20T12:00:00Z',
      updated_at: '2026-11-20T12:00:00Z',
      author_association: 'COLLABORATOR',
    };
  }
}

const problem =
  (status: number, body: object, headers: Record<string, string> = {}): Trouble =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));

describe('the tracker', () => {
  const github = new PlayedGithub();
  let app: TestApp;
  beforeAll(async () => {
    app = await openPGliteApp();
    const outgoing = openOutgoing({ allowed: ['127.0.0.1'], timeoutMs: 400 });
    app.services.tracker = githubApi({ token: TOKEN, api: await github.open(), version: '1' }, outgoing);
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await github.close();
  });
  beforeEach(async () => {
    await app.reset();
    github.clear();
    app.clock.now = NOW;
  });

  const send = <Answer>(method: string, path: string, body?: object) =>
    app.json<Answer>(`/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const flawWithVoices = async (): Promise<Flaw> => {
    await app.importRows('mentions', [
      {
        id: 'a',
        at: '2026-11-10T08:00:00Z',
        text: 'It spins, @octocat #1 ```<b>',
        source: 'forum',
        author: 'mika',
      },
      {
        id: 'b',
        at: '2026-11-12T08:00:00Z',
        text: 'Spins again',
        source: 'forum',
        author: 'jule',
        url: 'https://forum.example/b',
      },
    ]);
    const { items } = await send<{ items: ThreadItem[] }>('GET', '/threads');
    const threadIds = items.map(({ id }) => id);
    return send<Flaw>('POST', '/flaws', { title: 'App spins', state: 'accepted', threadIds });
  };
  const create = (id: string) =>
    send<Flaw>('POST', `/flaws/${id}/tracker/issue`, { repository: 'octo-org/app', labels: ['bug'] });
  const read = (id: string) => send<Flaw>('GET', `/flaws/${id}`);
  const later = async (minutes: number) => {
    app.clock.now = minutesLater(minutes);
    await runTracker(app.services);
  };

  it('creates an issue with evidence and links, names nobody, and keeps the secret to itself', async () => {
    const flaw = await flawWithVoices();
    const { tracker } = await create(flaw.id);
    expect(tracker).toMatchObject({
      kind: 'github',
      label: 'octo-org/app#1347',
      url: `${github.address}/octo-org/app/issues/1347`,
      state: 'open',
      title: 'App spins',
      failure: null,
      waiting: [],
    });
    const [asked] = github.asked;
    expect(asked).toMatchObject({ method: 'POST', body: { title: 'App spins', labels: ['bug'] } });
    expect(asked?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
    });
    const body = String(asked?.body?.body);
    expect(body).toContain('2 complaints by 2 people on 2 days, from 2026-11-10 to 2026-11-12.');
    expect(body).toContain('````text\nIt spins, @octocat #1 ```<b>\n````\nforum, 2026-11-10');
    expect(body).toContain('[forum](https://forum.example/b)');
    expect(body).toContain(`/flaws/${flaw.id})`);
    expect(body).not.toMatch(/mika|jule/);
    const told = JSON.stringify([
      await read(flaw.id),
      await send('GET', '/tracker'),
      await send('GET', '/settings'),
    ]);
    expect(told).not.toContain('secret');
    const { items } = await send<{ items: { words: string }[] }>('GET', `/flaws/${flaw.id}/history`);
    expect(items.at(-1)?.words).toBe('issue octo-org/app#1347 created');
  });

  it('finds the issue of a try whose answer was lost, and creates no second one', async () => {
    const flaw = await flawWithVoices();
    github.lose = 1;
    const first = await create(flaw.id);
    expect(first.tracker).toMatchObject({
      label: 'octo-org/app',
      waiting: ['create'],
      failure: { attempts: 1 },
    });
    expect(github.issues).toHaveLength(1);
    await later(1);
    expect((await read(flaw.id)).tracker).toMatchObject({ label: 'octo-org/app#1347', failure: null });
    expect(github.issues).toHaveLength(1);
    expect(github.calls()).toEqual(['POST /repos/octo-org/app/issues', 'GET /repos/octo-org/app/issues']);
  });

  it('is said once where several would say it at the same time', async () => {
    const flaw = await flawWithVoices();
    await Promise.allSettled([create(flaw.id), create(flaw.id), runTracker(app.services)]);
    await later(10);
    expect(github.issues).toHaveLength(1);
  });

  const reset = Math.floor(minutesLater(37).getTime() / 1000);
  const rateLimit = {
    message: 'API rate limit exceeded for user ID 1.',
    documentation_url: 'https://docs.github.com',
  };
  it.each<[string, Trouble, RegExp, Date | null]>([
    [
      'a token that is refused',
      problem(401, { message: 'Bad credentials' }),
      /does not take the token/,
      minutesLater(0.5),
    ],
    [
      'a token that may not',
      problem(403, { message: 'Resource not accessible by personal access token' }),
      /may not do this in octo-org\/app.*Resource not accessible/,
      minutesLater(0.5),
    ],
    [
      'the hourly limit',
      problem(403, rateLimit, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) }),
      /limit of calls is used up until 2026-11-20T12:37/,
      minutesLater(37),
    ],
    [
      'a second limit',
      problem(429, { message: 'You have exceeded a secondary rate limit.' }, { 'retry-after': '120' }),
      /limit of calls/,
      minutesLater(2),
    ],
    [
      'a limit that names no moment',
      problem(403, { message: 'You have exceeded a secondary rate limit' }),
      /limit/,
      minutesLater(1),
    ],
    [
      'what is not there',
      problem(404, { message: 'Not Found' }),
      /not there, or the token cannot see it/,
      minutesLater(0.5),
    ],
    [
      'issues that are switched off',
      problem(410, { message: 'Issues are disabled for this repo' }),
      /Issues are disabled/,
      null,
    ],
    [
      'what does not fit',
      problem(422, {
        message: 'Validation Failed',
        errors: [{ resource: 'Issue', field: 'title', code: 'missing_field' }],
      }),
      /refuses what it was sent.*Validation Failed; title missing_field/,
      null,
    ],
    [
      'a fault over there',
      problem(502, { message: 'Server Error' }),
      /fault of its own \(502\)/,
      minutesLater(0.5),
    ],
    ['no answer', () => {}, /did not answer in time/, minutesLater(0.5)],
    [
      'no JSON',
      (response) => void response.writeHead(201).end('<html>'),
      /answered no JSON/,
      minutesLater(0.5),
    ],
    [
      'other JSON',
      (response) => void response.writeHead(201).end('{"id":1}'),
      /something else than is documented/,
      minutesLater(0.5),
    ],
    [
      'a redirect into this network',
      (response) => void response.writeHead(307, { location: 'http://169.254.169.254/latest' }).end(),
      /169\.254\.169\.254 is a private address/,
      minutesLater(0.5),
    ],
  ])('shows %s on the flaw, and tries again when that is worth it', async (_, trouble, words, retryAt) => {
    const flaw = await flawWithVoices();
    github.troubles = [trouble];
    const { tracker } = await create(flaw.id);
    expect(tracker).toMatchObject({ url: `${github.address}/octo-org/app/issues`, waiting: ['create'] });
    expect(tracker?.failure?.words).toMatch(words);
    expect(tracker?.failure?.words).not.toContain('secret');
    expect(tracker?.failure?.retryAt).toBe(retryAt?.toISOString() ?? null);
    const before = github.asked.length;
    if (retryAt) {
      app.clock.now = new Date(retryAt.getTime() - 1000);
      await runTracker(app.services);
      expect(github.asked).toHaveLength(before);
      app.clock.now = new Date(retryAt.getTime() + 1000);
    } else {
      await later(10_000);
      expect(github.asked).toHaveLength(before);
      await send('POST', `/flaws/${flaw.id}/tracker/check`);
    }
    await runTracker(app.services);
    expect((await read(flaw.id)).tracker).toMatchObject({ state: 'open', failure: null, waiting: [] });
    expect(github.issues).toHaveLength(1);
  });

  it('waits longer after each failure, and tells the owner after the fifth', async () => {
    const flaw = await flawWithVoices();
    github.troubles = Array.from({ length: 5 }, () => problem(503, { message: 'Service Unavailable' }));
    const waits: number[] = [];
    let { tracker } = await create(flaw.id);
    for (let round = 0; round < 4; round++) {
      const retry = Date.parse(tracker?.failure?.retryAt ?? '');
      waits.push((retry - app.clock.now.getTime()) / 1000);
      app.clock.now = new Date(retry);
      await runTracker(app.services);
      tracker = (await read(flaw.id)).tracker;
    }
    expect(waits).toEqual([30, 60, 120, 240]);
    const { items } = await send<{ items: Notice[] }>('GET', '/notices');
    expect(items).toMatchObject([
      { kind: 'tracker-failed', words: 'The tracker has a fault of its own (503).' },
    ]);
  });

  it('follows an issue without asking for what it knows; closed there is not shipped here', async () => {
    const flaw = await flawWithVoices();
    await create(flaw.id);
    const state = async () => {
      const { tracker, state: own } = await read(flaw.id);
      return [tracker?.state, own, tracker?.hint];
    };
    await later(6);
    await later(12);
    expect(github.asked.at(-1)?.headers['if-none-match']).toBe('"open-App spins"');
    expect(await state()).toEqual(['open', 'accepted', null]);
    Object.assign(github.issues[0] as StandIn, { state: 'closed', state_reason: 'completed' });
    await later(18);
    expect(await state()).toEqual([
      'closed',
      'accepted',
      'Closed there. That is not shipped here: record the fix with its version and date.',
    ]);
    Object.assign(github.issues[0] as StandIn, { state_reason: 'not_planned', title: 'Other' });
    await later(24);
    expect((await state())[2]).toMatch(/not planned\. That is not resolved/);
  });

  it('links any address, and follows an issue somebody links', async () => {
    const flaw = await flawWithVoices();
    const plain = await send<Flaw>('POST', `/flaws/${flaw.id}/tracker/link`, {
      url: 'https://jira.example/browse/PAY-412',
    });
    expect(plain.tracker).toMatchObject({
      kind: 'link',
      label: 'jira.example/browse/PAY-412',
      state: 'unknown',
      hint: null,
    });
    github.issues.push({
      number: 7,
      title: 'Spins',
      body: '',
      state: 'closed',
      state_reason: 'completed',
      comments: [],
    });
    const url = `${github.address}/octo-org/app/issues/7`;
    await send('POST', `/flaws/${flaw.id}/tracker/link`, { url });
    await app.settle();
    expect((await read(flaw.id)).tracker).toMatchObject({
      kind: 'github',
      label: 'octo-org/app#7',
      state: 'closed',
    });
    github.issues.length = 0;
    await later(6);
    const gone = await read(flaw.id);
    expect(gone.tracker).toMatchObject({ state: 'closed', failure: { attempts: 1 } });
    await send('POST', `/flaws/${flaw.id}/tracker/link`, { url: null });
    expect((await read(flaw.id)).tracker).toBeNull();
    const { items } = await send<{ items: { words: string }[] }>('GET', `/flaws/${flaw.id}/history`);
    expect(items.map(({ words }) => words).slice(-3)).toEqual([
      'linked to https://jira.example/browse/PAY-412',
      `linked to ${url}`,
      `link to ${url} taken off`,
    ]);
  });

  it('comments on the issue and opens it again when the flaw comes back, once', async () => {
    const day = (number: number, hour = 9) => new Date(Date.UTC(2026, 7, 1 + number, hour)).toISOString();
    const rows = (from: number, to: number, prefix: string) =>
      Array.from({ length: (to - from) * 3 }, (_, index) => ({
        id: `${prefix}${index}`,
        at: day(from + Math.floor(index / 3), 9 + (index % 3)),
        text: 'It spins forever, awful',
        source: 'forum',
        author: `${prefix}-author-${index}`,
        sentiment: 'negative',
      }));
    app.clock.now = new Date(day(40));
    await app.importRows('mentions', rows(0, 40, 'before'), `?covers=${day(0)}/${day(40)}`);
    const all = async () =>
      (await send<{ items: ThreadItem[] }>('GET', '/threads?limit=200')).items.map(({ id }) => id);
    const flaw = await send<Flaw>('POST', '/flaws', {
      title: 'App spins',
      state: 'accepted',
      threadIds: await all(),
    });
    await create(flaw.id);
    const other = await send<Flaw>('POST', '/flaws', { title: 'The same', state: 'accepted' });
    // A merged flaw's issue is told, too.
    await send('POST', `/flaws/${flaw.id}/merge`, { into: other.id });
    await send('POST', `/flaws/${other.id}/fix`, { version: '8.2.1', effectiveAt: day(40, 12) });
    await app.settle();
    Object.assign(github.issues[0] as StandIn, { state: 'closed', state_reason: 'completed' });
    app.clock.now = new Date(day(72));
    await app.importRows('mentions', rows(66, 72, 'back'), `?covers=${day(40)}/${day(72)}`);
    await send('POST', `/flaws/${other.id}/attach`, { threadIds: await all() });
    github.lose = 1;
    await keepUpFlaws(app.services);
    await app.settle();
    expect((await read(other.id)).state).toBe('regressed');
    app.clock.now = new Date(day(73));
    await runTracker(app.services);
    await keepUpFlaws(app.services);
    const [issue] = github.issues;
    expect(issue).toMatchObject({ state: 'open', state_reason: 'reopened' });
    expect(issue?.comments).toHaveLength(1);
    expect(issue?.comments[0]?.body).toMatch(/^Back again: \d+ people complained/);
    expect((await read(other.id)).trackers).toMatchObject([{ state: 'open', waiting: [], failure: null }]);
  });

  it('says that it is not available where no token is set', async () => {
    const { tracker } = app.services;
    app.services.tracker = githubApi({ token: undefined, version: '1' }, openOutgoing({ allowed: [] }));
    try {
      expect(await send('GET', '/tracker')).toMatchObject({
        available: false,
        words: expect.stringMatching('EDDYLINE_GITHUB_TOKEN'),
      });
      const flaw = await flawWithVoices();
      await expect(create(flaw.id)).rejects.toThrow(/503/);
      const url = 'https://github.com/octo-org/app/issues/7';
      const linked = await send<Flaw>('POST', `/flaws/${flaw.id}/tracker/link`, { url });
      expect(linked.tracker).toMatchObject({ url, kind: 'link' });
    } finally {
      app.services.tracker = tracker;
    }
  });
});
