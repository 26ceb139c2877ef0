import { useState } from 'react';
import { Button } from './button';

/** Removes on the second press only. `subject` names what goes, where a list has many of these buttons. */
export function RemoveButton({
  subject,
  asking = 'Press again to remove',
  look = 'danger',
  className,
  pending,
  onRemove,
}: {
  subject?: string;
  /** What the button says between the presses. */
  asking?: string;
  look?: 'danger' | 'quiet';
  className?: string;
  pending: boolean;
  onRemove: () => void;
}) {
  const [asked, setAsked] = useState(false);
  const words = asked ? asking : 'Remove';
  return (
    <Button
      look={asked ? 'danger' : look}
      {...(className ? { className } : {})}
      {...(subject ? { 'aria-label': `${words}: ${subject}` } : {})}
      disabled={pending}
      onBlur={() => setAsked(false)}
      onClick={() => {
        if (asked) onRemove();
        setAsked(!asked);
      }}
    >
      {words}
    </Button>
  );
}
