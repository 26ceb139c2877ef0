import { Link } from '@tanstack/react-router';
import type { EffectAnswer } from '../../../contract/effects';
import { Card } from '../../ui/card';
import { MarkIcon } from '../../ui/charts/mark-glyph';
import { alsoWords, whenWords } from './also-words';

type Also = EffectAnswer['alsoHappened'][number];

/** What else lay in the window and may have moved the same numbers. */
export function AlsoHappened({ items, zone }: { items: readonly Also[]; zone: string }) {
  return (
    <Card title="What else happened" aside="in the same window; it may have moved the same numbers">
      {items.length === 0 ? (
        <p className="also-none">
          Nothing else is on record: no other campaign, release, fix, incident or note, and no change in what
          is collected.
        </p>
      ) : (
        <ul className="also">
          {items.map((item) => (
            <li key={`${item.kind} ${item.id ?? item.label} ${item.at}`} data-refuses={item.refuses}>
              {item.kind === 'coverage' ? <CoverageIcon /> : <MarkIcon kind={item.kind} />}
              <span className="also-label">
                <AlsoLabel item={item} /> <span className="text-ink3">{alsoWords(item)}</span>
                {item.refuses && <strong>This is why nothing can be said.</strong>}
              </span>
              <span className="also-when">{whenWords(item, zone)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function AlsoLabel({ item: { kind, id, at, label } }: { item: Also }) {
  if (id === null || kind === 'coverage' || kind === 'post') return <span>{label}</span>;
  if (kind === 'campaign') {
    return (
      <Link to="/campaigns/$campaignId" params={{ campaignId: id }}>
        {label}
      </Link>
    );
  }
  return (
    <Link to="." search={(search) => ({ ...search, dialog: `edit-mark:${id}@${at}` })} resetScroll={false}>
      {label}
    </Link>
  );
}

function CoverageIcon() {
  return (
    <svg className="chart-icon" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
      <path d="M-6 0H-1M2 0H6" stroke="var(--ink2)" strokeWidth="2" strokeDasharray="2 1.5" />
    </svg>
  );
}
