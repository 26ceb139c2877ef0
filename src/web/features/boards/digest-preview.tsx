import { queryOptions, useQuery } from '@tanstack/react-query';
import type { BoardDays } from '../../../contract/board-kinds';
import { previewDigest, previewDigestPage } from '../../../contract/digests';
import { callEndpoint, endpointUrl } from '../../lib/api';
import { ProblemNote } from '../../ui/problem-note';

/** The mail as it would leave now: as mail programs show it, and as those do that show text alone. */
export function DigestPreview({ boardId, days }: { boardId: string; days: BoardDays | null }) {
  const query = { board: boardId as 'starter', ...(days === null ? {} : { days }) };
  const preview = useQuery(previewQuery(query));
  return (
    <section aria-label="Preview" className="digest-preview">
      <h3 className="m-0">What would be sent now</h3>
      {preview.error && <ProblemNote error={preview.error} onRetry={() => void preview.refetch()} />}
      {!preview.data && !preview.error && (
        <div className="digest-mail" aria-busy="true">
          <p className="digest-making">Making the preview …</p>
        </div>
      )}
      {preview.data && (
        <>
          <p className="m-0 text-ink2">
            Subject: <b>{preview.data.subject}</b>
          </p>
          <div className="digest-twins">
            {/* The page runs nothing; links in it open beside the app. In development there is no server to ask. */}
            <iframe
              className="digest-mail"
              title="The mail"
              sandbox="allow-popups allow-popups-to-escape-sandbox"
              {...(import.meta.env.DEV
                ? { srcDoc: preview.data.html }
                : { src: endpointUrl(previewDigestPage, undefined, query) })}
            />
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <section aria-label="The same as text" className="digest-text" tabIndex={0}>
              <pre>{preview.data.text}</pre>
            </section>
          </div>
        </>
      )}
    </section>
  );
}

function previewQuery(query: { board: 'starter'; days?: BoardDays }) {
  return queryOptions({
    queryKey: [previewDigest.path, query],
    queryFn: ({ signal }) => callEndpoint(previewDigest, { query, signal }),
    staleTime: 60_000,
  });
}
