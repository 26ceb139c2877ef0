import { useQuery } from '@tanstack/react-query';
import { Button } from '../ui/button';
import { healthQuery } from './health-query';
import { switchRiverHere } from './river-choice';

/** Where something is not found: it may be in the other river, with the way there. Nothing where there is only one. */
export function OtherRiverNote() {
  const health = useQuery(healthQuery()).data;
  if (!health) return null;
  const other = health.river === 'real' ? 'sample' : 'real';
  if (!health.rivers[other]) return null;
  const name = other === 'sample' ? 'the sample company' : 'your own river';
  return (
    <>
      <p className="m-0">It may be in {name}.</p>
      <Button onClick={() => switchRiverHere(other)}>Look in {name}</Button>
    </>
  );
}
