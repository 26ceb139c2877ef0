import type { BoardDigest } from '../../contract/digests';
import { sendingWords } from './digest-words';

/** Why somebody gets a digest, and how to get no more of it. */
export interface DigestFooter {
  why: string;
  /** Links lead to this machine alone; `null`: they open elsewhere, too. */
  warning: string | null;
  unsubscribeUrl: string;
  settingsUrl: string;
}

/** What stands at the end of a digest; `sending` is `null` in a preview that nobody has subscribed to. */
export function digestFooter(
  sending: Pick<BoardDigest, 'cadence' | 'weekday' | 'hour' | 'zone'> | null,
  {
    origin,
    isPublic,
    link,
    token,
  }: { origin: string; isPublic: boolean; link(path: string): string; token: string },
): DigestFooter {
  return {
    why:
      sending === null
        ? 'A preview: nobody gets this yet.'
        : `You get this ${sendingWords(sending)}, because somebody who uses Eddyline sends it to you.`,
    warning: isPublic
      ? null
      : `Links lead to ${origin}: they open only on the machine that Eddyline runs on.`,
    unsubscribeUrl: link(`/api/v1/unsubscribe/${token}`),
    settingsUrl: link('/settings/digests'),
  };
}
