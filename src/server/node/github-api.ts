import type { TrackerService } from '../tracker/tracker-service';
import { noTracker } from '../tracker/tracker-service';
import type { Outgoing } from './outgoing';

const GITHUB_API = 'https://api.github.com';
/** Of the documentation these calls are written by. */
const API_VERSION = '2022-11-28';

/** GitHub's REST API by a token of the environment; without one the tracker is not available. */
export function githubApi(
  {
    token,
    api = GITHUB_API,
    version,
  }: { token: string | undefined; api?: string | undefined; version: string },
  outgoing: Outgoing,
): TrackerService {
  if (token === undefined) {
    return noTracker(
      'Whoever runs this Eddyline has not connected it to GitHub yet (setting EDDYLINE_GITHUB_TOKEN). An issue can be linked by its address meanwhile.',
    );
  }
  const base = api.replace(/\/+$/, '');
  return {
    available: true,
    api: base,
    site: siteOf(base),
    call: ({ method, path, body, etag }) =>
      outgoing({
        method,
        url: new URL(base + path),
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${token}`,
          'user-agent': `eddyline/${version}`,
          'x-github-api-version': API_VERSION,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(etag ? { 'if-none-match': etag } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

/** Where people read what the API tells: github.com, or the host of a server of one's own. */
function siteOf(base: string): string {
  return base === GITHUB_API ? 'https://github.com' : new URL(base).origin;
}
