import type { Actor } from '../../../contract/teams';

/** Who it was, and whether that is sure: `Ada (unverified)`. */
export function actorWords(actor: Actor): string {
  if (actor === null) return 'by someone who gave no name';
  return `by ${actor.name}${actor.verified ? '' : ' (unverified)'}`;
}
