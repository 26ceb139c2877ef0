import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { followFlaw } from '../../../contract/flaw-changes';
import type { Flaw } from '../../../contract/flaw-schemas';
import { useActor } from '../../lib/actor';
import { callEndpoint } from '../../lib/api';
import { peopleQuery } from '../../lib/teams-query';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ProblemNote } from '../../ui/problem-note';
import { useFlawChange } from './use-flaw-change';

/** Who is told when it comes back, beside its owner. */
export function FollowersCard({ flaw }: { flaw: Flaw }) {
  const actor = useActor();
  const people = useQuery(peopleQuery()).data?.items ?? [];
  const [other, setOther] = useState('');
  const follow = useFlawChange((body: { personId: string; follows: boolean }) =>
    callEndpoint(followFlaw, { params: { id: flaw.id }, body }),
  );
  const follows = flaw.followers.some(({ id }) => id === actor?.id);
  const others = people.filter(({ id }) => !flaw.followers.some((one) => one.id === id));
  return (
    <Card title="Who follows it">
      {follow.error && <ProblemNote error={follow.error} />}
      <p className="flaw-note">
        {flaw.followers.length === 0
          ? 'Nobody. Whoever follows is told when it comes back.'
          : 'They are told when it comes back:'}
      </p>
      <ul className="flaw-chips" aria-label="Followers">
        {flaw.followers.map(({ id, name }) => (
          <li key={id}>
            {name}
            <button
              type="button"
              aria-label={`${name} no longer follows`}
              disabled={follow.isPending}
              onClick={() => follow.mutate({ personId: id, follows: false })}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2 px-4 pb-3">
        {actor && (
          <Button
            disabled={follow.isPending}
            aria-pressed={follows}
            onClick={() => follow.mutate({ personId: actor.id, follows: !follows })}
          >
            {follows ? 'You follow it' : 'Follow it'}
          </Button>
        )}
        {others.length > 0 && (
          <label className="choice">
            Add
            <select
              value={other}
              onChange={(event) => {
                setOther('');
                if (event.target.value !== '') follow.mutate({ personId: event.target.value, follows: true });
              }}
            >
              <option value="">somebody</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
    </Card>
  );
}
