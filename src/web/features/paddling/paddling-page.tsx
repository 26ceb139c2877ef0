import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MARK_KINDS, type Mark } from '../../../contract/marks';
import { settingsQuery } from '../../lib/settings-query';
import { Card } from '../../ui/card';
import { MarkIcon } from '../../ui/charts/mark-glyph';
import { formatInstant, LOCALE } from '../../ui/charts/time-format';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { SaveLinks } from '../../ui/save-links';
import { CampaignList } from './campaign-list';
import { DialogLink } from './dialog-link';
import { marksQuery } from './paddling-queries';
import './effect.css';

const ALL_TIME = { from: '1990-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };

/** Paddling: campaigns and the marks a person or a pipeline wrote. */
export function PaddlingPage() {
  const marks = useQuery(marksQuery(ALL_TIME, MARK_KINDS));
  const settings = useQuery(settingsQuery());
  const zone = settings.data?.zone ?? 'UTC';
  const written = (marks.data?.items ?? [])
    .filter(({ kind }) => kind !== 'campaign' && kind !== 'post')
    .reverse();
  // Unknown until every mark is there: a count of the first thousands would say too little.
  const posts =
    marks.data && marks.data.nextCursor === null
      ? postWords(marks.data.items.filter(({ kind }) => kind === 'post'))
      : undefined;
  return (
    <div className="mx-auto flex max-w-[1100px] flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h1 className="m-0 mr-auto">Paddling</h1>
        <DialogLink dialog="new-mark">Add a mark</DialogLink>
        <DialogLink dialog="new-campaign">Add a campaign</DialogLink>
      </div>
      <CampaignList zone={zone} aside={posts} />
      {marks.error && <ProblemNote error={marks.error} onRetry={() => void marks.refetch()} />}
      <Card
        title="Releases, fixes, incidents, notes"
        className="min-h-40"
        aside={
          written.length > 0 && (
            <SaveLinks
              name="eddyline-marks"
              words={() => ({ title: 'Releases, fixes, incidents, notes', lines: [`times of ${zone}`] })}
              table={async () => (await import('./marks-csv')).markTable(written)}
            />
          )
        }
      >
        {marks.data && written.length === 0 && (
          <EmptyState title="No marks yet.">
            <p className="m-0">Mark a release or an incident to see the currents before and after it.</p>
          </EmptyState>
        )}
        {written.length > 0 && <MarkTable marks={written} zone={zone} />}
      </Card>
    </div>
  );
}

/** `122 posts: 62 in campaigns, 60 in none`; where none is outside, the first number alone. */
function postWords(posts: readonly Mark[]): string {
  const outside = posts.filter(({ campaignId }) => campaignId === null).length;
  const all = `${posts.length.toLocaleString(LOCALE)} posts`;
  if (outside === 0) return all;
  return `${all}: ${(posts.length - outside).toLocaleString(LOCALE)} in campaigns, ${outside.toLocaleString(LOCALE)} in none`;
}

function MarkTable({ marks, zone }: { marks: readonly Mark[]; zone: string }) {
  return (
    <ul className="m-0 list-none p-0">
      {marks.map((mark) => (
        <li
          key={mark.id}
          className="flex flex-wrap items-center gap-x-3 border-line border-t px-4 py-2 first:border-0"
        >
          <MarkIcon kind={mark.kind} />
          <Link
            to="."
            search={(search) => ({ ...search, dialog: `edit-mark:${mark.id}@${mark.at}` })}
            resetScroll={false}
            className="inline-block min-h-6 content-center font-semibold text-ink"
          >
            {mark.label}
          </Link>
          <span className="text-ink2">{mark.kind}</span>
          {mark.kind !== 'note' && (
            <Link
              to="/marks/$markId"
              params={{ markId: mark.id }}
              className="inline-block min-h-6 content-center text-accent"
            >
              what followed
            </Link>
          )}
          {mark.url && (
            <a
              href={mark.url}
              target="_blank"
              rel="noopener noreferrer"
              className="inline-block min-h-6 content-center text-accent"
            >
              its page
            </a>
          )}
          <span className="ml-auto whitespace-nowrap text-ink3">
            {formatInstant(Date.parse(mark.at), zone)}
          </span>
        </li>
      ))}
    </ul>
  );
}
