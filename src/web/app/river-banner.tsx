import { Link } from '@tanstack/react-router';
import type { Health } from '../../contract/health';
import { switchRiver } from '../lib/river-choice';
import { Button } from '../ui/button';

/** Says when one looks at the sample company, and offers the way to one's own river. Nothing when there is no choice. */
export function RiverBanner({ health }: { health: Health }) {
  const { river, rivers } = health;
  if (!rivers.sample) return null;
  if (river === 'real') {
    return (
      <p className="mb-2 text-right text-ink3 text-small">
        Your river.{' '}
        <button type="button" className="text-ink2 underline" onClick={() => switchRiver('sample')}>
          Look at the sample company
        </button>
      </p>
    );
  }
  return (
    <aside
      aria-label="Sample company"
      className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-accent-soft px-3 py-2"
    >
      <span className="min-w-0 flex-1 basis-60">
        You are looking at a <b>sample company</b>: invented people, invented posts.
      </span>
      <Link to="/imports" className="font-medium text-accent underline">
        Import your data
      </Link>
      {rivers.real && <Button onClick={() => switchRiver('real')}>Go to your river</Button>}
    </aside>
  );
}
