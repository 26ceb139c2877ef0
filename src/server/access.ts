import type { Access } from '../contract/endpoint';

/** Who is acting, as far as is known. Without sign-in everyone at this machine is `local`. */
export interface Actor {
  kind: 'local';
}

/**
 * May this actor do this? The one place where that is decided. Everyone may read; until sign-in is configured the door
 * lets only this machine in, and whoever is in may write.
 */
export function mayAccess(actor: Actor, access: Access): boolean {
  return access === 'anyone' || (actor.kind === 'local' && (access === 'read' || access === 'write'));
}
