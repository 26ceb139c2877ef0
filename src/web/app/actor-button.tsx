import { UserRound } from 'lucide-react';
import { useActor } from '../lib/actor';

/** Says who is acting, and opens the choice. */
export function ActorButton({ onOpen }: { onOpen: () => void }) {
  const actor = useActor();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      title={`You are ${actor?.name ?? 'nobody in particular'}`}
      onClick={onOpen}
      className="flex min-h-8 min-w-0 items-center gap-1.5 rounded-md px-2 text-left text-ink2 hover:bg-grid md:-mx-2 md:w-[calc(100%+16px)]"
    >
      <UserRound size={16} className="flex-none" aria-hidden="true" />
      {actor ? (
        <span className="flex min-w-0 gap-1 max-[420px]:sr-only">
          <span className="flex-none max-md:sr-only">You are</span>{' '}
          <span className="truncate font-medium max-md:max-w-20">{actor.name}</span>
        </span>
      ) : (
        <span className="max-md:sr-only">You are not named</span>
      )}
    </button>
  );
}
