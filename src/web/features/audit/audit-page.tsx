import { useNavigate, useSearch } from '@tanstack/react-router';
import { AuditCard } from './audit-card';
import { DrawBar } from './draw-bar';
import { ReportCard } from './report-card';
import './audit.css';

/** People judge a random draw, blind; what they say counts, and tells how right the engine is. */
export function AuditPage() {
  const search = useSearch({ from: '/settings/audit' });
  const navigate = useNavigate({ from: '/settings/audit' });
  return (
    <div className="page audit-page" data-narrow>
      <h1>Audit</h1>
      <p className="audit-lead">
        Judge mentions drawn at random, without seeing what the engine says. Your word counts from then on,
        and enough of them tell how right the engine is about what is said of you.
      </p>
      <DrawBar
        search={search}
        onChange={(change) => void navigate({ search: (current) => ({ ...current, ...change }) })}
      />
      {/* Another draw is other work: what was judged in the one before stays there. */}
      <AuditCard key={JSON.stringify(search)} search={search} />
      <ReportCard />
    </div>
  );
}
