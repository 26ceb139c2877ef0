import { useState } from 'react';
import { Button } from '../../ui/button';

/** Removes on the second press only: a removal cannot be taken back. */
export function RemoveButton({ pending, onRemove }: { pending: boolean; onRemove: () => void }) {
  const [asked, setAsked] = useState(false);
  return (
    <Button
      look="danger"
      className="mr-auto"
      disabled={pending}
      onBlur={() => setAsked(false)}
      onClick={() => (asked ? onRemove() : setAsked(true))}
    >
      {asked ? 'Press again to remove' : 'Remove'}
    </Button>
  );
}
