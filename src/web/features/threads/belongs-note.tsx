import { Link } from '@tanstack/react-router';
import { Button } from '../../ui/button';
import { ProblemNote } from '../../ui/problem-note';
import { type Belonging, useBelonging } from './belongs-dialog';

/** Says to which campaign a turn was just added, and takes that back. */
export function BelongsNote({
  turnId,
  belonging: { campaign, before },
  onUndone,
}: {
  turnId: string;
  belonging: Belonging;
  onUndone: () => void;
}) {
  const undo = useBelonging(turnId);
  return (
    <div className="turn-undo">
      <span role="status">
        It counts as a reaction to{' '}
        <Link
          to="/campaigns/$campaignId"
          params={{ campaignId: campaign.id }}
          search={{ choice: 'added' }}
          className="text-accent"
        >
          {campaign.name}
        </Link>
        .
      </span>
      <Button
        disabled={undo.isPending}
        onClick={() => undo.mutate({ campaignId: campaign.id, choice: before }, { onSuccess: onUndone })}
      >
        Undo
      </Button>
      {undo.error && <ProblemNote error={undo.error} />}
    </div>
  );
}
