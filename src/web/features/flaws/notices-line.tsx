import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Notice } from '../../../contract/notices';
import { seeNotice } from '../../../contract/notices';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { unseenNoticesQuery } from './flaw-queries';
import { useFlawChange } from './use-flaw-change';

const KINDS: Readonly<Record<Notice['kind'], string>> = {
  regressed: '▲ Came back',
  worse: '▲ Got worse',
  'tracker-failed': '… Tracker',
};

/** What nobody has seen yet: flaws that came back or got worse, and trackers that could not be reached. */
export function NoticesLine({ zone }: { zone: string }) {
  const notices = useQuery(unseenNoticesQuery());
  const see = useFlawChange((id: string) => callEndpoint(seeNotice, { params: { id } }));
  if (notices.error) return <ProblemNote error={notices.error} onRetry={() => void notices.refetch()} />;
  const items = notices.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-label="News of flaws" className="flaw-notices">
      {see.error && <ProblemNote error={see.error} />}
      <ul>
        {items.map((notice) => (
          <li key={notice.id}>
            <p>
              <b>{KINDS[notice.kind]}</b>{' '}
              <Link to="/flaws/$flawId" params={{ flawId: notice.flaw.id }}>
                {notice.flaw.title}
              </Link>
              : {notice.words}{' '}
              <small>
                {formatInstant(Date.parse(notice.at), zone)}
                {toWhom(notice)}
              </small>
            </p>
            <Button
              disabled={see.isPending}
              aria-label={`Seen: ${notice.flaw.title}`}
              onClick={() => see.mutate(notice.id)}
            >
              Seen
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function toWhom({ person, team }: Notice): string {
  const names = [person?.name, team?.name].filter((name) => name !== undefined);
  return names.length === 0 ? ', nobody owns it' : `, for ${names.join(', ')}`;
}
