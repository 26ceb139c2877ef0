import type { listDigests } from '../../contract/digests';
import type { AnswerOf } from '../lib/api';

/** What keeps mails from going out, or their links from opening; nothing where neither is so. */
export function DigestNotes({
  listed,
}: {
  listed: Pick<AnswerOf<typeof listDigests>, 'unavailable' | 'isPublic' | 'origin'>;
}) {
  return (
    <>
      {listed.unavailable !== null && (
        <p className="m-0 text-neg-ink">Nothing is sent yet. {listed.unavailable}</p>
      )}
      {!listed.isPublic && (
        <p className="m-0 text-ink2">
          Links in mails lead to {listed.origin}: readers elsewhere cannot open them. Start Eddyline with
          EDDYLINE_PUBLIC_URL to say where they can.
        </p>
      )}
    </>
  );
}
