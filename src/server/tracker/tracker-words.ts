import type { FlawState, TrackerLink } from '../../contract/flaw-schemas';
import type { LinkRow, TaskRow } from '../stores/tracker.store';

/** States in which a fix is on record: what is closed in a tracker then says nothing new. */
const FIXED: readonly FlawState[] = ['fix-shipped', 'watching', 'confirmed-quiet'];

/** A link as it goes out, with what is still to be said and what failed; `null` without either. */
export function trackerOut(
  link: LinkRow | undefined,
  tasks: readonly TaskRow[],
  flawState: FlawState,
): TrackerLink | null {
  const [task] = tasks;
  if (!link && !task) return null;
  const failed = task?.failure ? task : link?.failure ? link : undefined;
  const failure = failed && {
    words: failed.failure ?? '',
    attempts: failed.attempts,
    retryAt: failed.retry_at?.toISOString() ?? null,
  };
  const waiting = tasks.map(({ kind }) => kind);
  if (!link) {
    const { url, repository: label } = task as TaskRow;
    const still = {
      state: 'unknown' as const,
      title: task?.content.title ?? null,
      checkedAt: null,
      hint: null,
    };
    return { url, kind: 'github', label, ...still, failure: failure ?? null, waiting };
  }
  return {
    url: link.url,
    kind: link.kind,
    label: link.repository === null ? linkLabel(link.url) : `${link.repository}#${link.issue}`,
    state: link.state,
    title: link.title,
    checkedAt: link.checked_at?.toISOString() ?? null,
    hint: hintOf(link, flawState),
    failure: failure ?? null,
    waiting,
  };
}

/** Closed there is not shipped here, and not planned is not resolved. */
function hintOf({ state, reason }: LinkRow, flawState: FlawState): string | null {
  if (state !== 'closed') return null;
  if (reason === 'not_planned') {
    return flawState === 'wont-fix'
      ? null
      : 'Closed there as not planned. That is not resolved: decide here what it is.';
  }
  if (FIXED.includes(flawState)) return null;
  return 'Closed there. That is not shipped here: record the fix with its version and date.';
}

/** Where a link leads as it is named: `group/project#1423` of an issue's address, else host and path. */
function linkLabel(address: string): string {
  const { host, pathname } = new URL(address);
  const issue = /^\/(.+?)\/(?:-\/)?(?:issues|pull|merge_requests)\/(\d+)\/?$/.exec(pathname);
  if (issue) return `${issue[1]}#${issue[2]}`;
  const path = decodeURI(pathname.replace(/\/$/, ''));
  return `${host}${path}`;
}
