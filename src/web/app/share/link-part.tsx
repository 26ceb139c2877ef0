import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { createLink } from '../../../contract/links';
import { callEndpoint } from '../../lib/api';
import { copyText } from '../../lib/copy-text';
import { Button } from '../../ui/button';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';

/** The same path has the same link for good, so it is made once. */
function linkQuery(path: string) {
  return queryOptions({
    queryKey: [createLink.path, path],
    queryFn: () => callEndpoint(createLink, { body: { path } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The short link to a view: copied as soon as it is there, and again on demand. */
export function LinkPart({ path }: { path: string }) {
  const link = useQuery(linkQuery(path));
  const field = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState('');
  const url = link.data ? `${window.location.origin}/s/${link.data.id}` : '';
  useEffect(() => {
    if (url === '') return;
    let isShown = true;
    setNote('');
    void copyText(url).then((copied) => isShown && setNote(copied ? 'Copied.' : ''));
    return () => {
      isShown = false;
    };
  }, [url]);
  const copy = async () => {
    const copied = await copyText(url);
    if (!copied) field.current?.select();
    setNote(
      copied ? 'Copied.' : 'This browser does not let pages copy: the link is marked, copy it from there.',
    );
  };
  if (link.error) return <ProblemNote error={link.error} onRetry={() => void link.refetch()} />;
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field label="Short link" className="flex-1 basis-60" hint="It lasts, and is the same for everybody.">
        {(control) => <input {...control} ref={field} className={CONTROL} readOnly value={url} />}
      </Field>
      <Button look="primary" className="mb-5.5" disabled={url === ''} onClick={() => void copy()}>
        <Link2 size={14} aria-hidden="true" /> Copy link
      </Button>
      <span role="status" className="w-full text-small">
        {note}
      </span>
    </div>
  );
}
