import { CatchBoundary } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

/** What lies over the page comes with code of its own: when that cannot be had, the page below must stay as it is. */
export function OverlayBoundary({
  name,
  onClose,
  children,
}: {
  /** Of what is shown; another one gets another chance. */
  name: string | null;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <CatchBoundary
      getResetKey={() => name ?? ''}
      errorComponent={() =>
        name === null ? null : (
          <Dialog title="This could not be opened" onClose={onClose}>
            <div className="flex flex-col items-start gap-3 p-4">
              <p className="m-0">
                Its code could not be loaded. Is the server running, and are you connected?
              </p>
              <Button onClick={() => window.location.reload()}>Load the page anew</Button>
            </div>
          </Dialog>
        )
      }
    >
      {children}
    </CatchBoundary>
  );
}
