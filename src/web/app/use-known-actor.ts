import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { actAs, currentActor, useActor } from '../lib/actor';
import { peopleQuery } from '../lib/teams-query';

/**
 * Keeps who is acting true to the list of people: a changed name is shown, and somebody taken off the list is nobody
 * again, since the server would sign with no name what the page says is theirs.
 */
export function useKnownActor(): void {
  const actor = useActor();
  const client = useQueryClient();
  const people = useQuery({ ...peopleQuery(), enabled: actor !== null }).data;
  useEffect(() => {
    if (!actor || !people) return;
    const known = people.items.find(({ id }) => id === actor.id);
    if (known && known.name !== actor.name) actAs(known);
    // A list that goes on may hold them further down.
    if (known || people.nextCursor !== null) return;
    // What is at hand may be old, or another river's.
    client
      .fetchQuery({ ...peopleQuery(), staleTime: 0 })
      .then(({ items }) => {
        const gone = !items.some(({ id }) => id === actor.id);
        if (gone && currentActor()?.id === actor.id) actAs(null);
      })
      // Who they are stays as it was until the server can be asked.
      .catch(() => {});
  }, [actor, people, client]);
}
