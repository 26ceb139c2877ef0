import { useState } from 'react';
import type { BulkAction } from '../../../contract/bulk';
import type { ThreadItem } from '../../../contract/thread-list';
import type { ThreadsQuestion } from './threads-query';
import { type Bulk, type BulkScope, useBulk } from './use-bulk';

export interface ThreadActs {
  bulk: Bulk;
  /** Threads chosen one by one, by id. */
  chosen: ReadonlyMap<string, ThreadItem>;
  whole: boolean;
  setWhole: (whole: boolean) => void;
  choose: (thread: ThreadItem) => void;
  clear: () => void;
  /** Does it to what is chosen, else to the thread one stands at. */
  act: (action: BulkAction, at: ThreadItem | null) => void;
  /** What is about to be routed; `null`: nothing. */
  routing: { scope: BulkScope; from: ThreadItem['route']['team']; subject: number | null } | null;
  askRoute: (at: ThreadItem | null) => void;
  route: (teamId: string | null, reason: string) => void;
  stopRouting: () => void;
  /** What is about to be called handled; `null`: nothing. */
  handling: { scope: BulkScope; subject: number | null } | null;
  askHandled: (at: ThreadItem | null) => void;
  handle: (reason: string) => void;
  stopHandling: () => void;
  /** What is about to be attached to a flaw, by id; `null`: nothing. */
  attaching: readonly string[] | null;
  /** `false`: there is nothing to attach, or everything found is meant, which is not attached at once. */
  askFlaw: (at: ThreadItem | null) => boolean;
  stopAttaching: () => void;
}

/** Which threads are chosen in the list, and what is done to them. Another question begins with none. */
export function useThreadActs(question: ThreadsQuestion): ThreadActs {
  const bulk = useBulk();
  const asked = JSON.stringify(question);
  const [picked, setPicked] = useState<{
    asked: string;
    chosen: ReadonlyMap<string, ThreadItem>;
    whole: boolean;
  }>({
    asked,
    chosen: new Map(),
    whole: false,
  });
  const [routing, setRouting] = useState<ThreadActs['routing']>(null);
  const [handling, setHandling] = useState<ThreadActs['handling']>(null);
  const [attaching, setAttaching] = useState<readonly string[] | null>(null);
  if (picked.asked !== asked) setPicked({ asked, chosen: new Map(), whole: false });
  const { chosen, whole } = picked;
  const scopeOf = (at: ThreadItem | null): BulkScope | null => {
    if (whole) return { filter: question };
    if (chosen.size > 0) return { ids: [...chosen.keys()] };
    return at ? { ids: [at.id] } : null;
  };
  const start = (scope: BulkScope, action: BulkAction, reason: string | null) =>
    // What goes wrong stands in the note.
    bulk.start(scope, action, reason).catch(() => null);
  return {
    bulk,
    chosen,
    whole,
    setWhole: (next) => setPicked({ ...picked, whole: next }),
    choose: (thread) => {
      const next = new Map(chosen);
      if (!next.delete(thread.id)) next.set(thread.id, thread);
      setPicked({ asked, chosen: next, whole: false });
    },
    clear: () => setPicked({ asked, chosen: new Map(), whole: false }),
    act: (action, at) => {
      const scope = scopeOf(at);
      if (scope) void start(scope, action, null);
    },
    routing,
    askRoute: (at) => {
      const scope = scopeOf(at);
      if (!scope) return;
      bulk.putAway();
      const one = 'ids' in scope && scope.ids.length === 1;
      const from = one ? ((chosen.get(scope.ids[0] ?? '') ?? at)?.route.team ?? null) : null;
      setRouting({ scope, from, subject: 'ids' in scope ? scope.ids.length : null });
    },
    route: (teamId, reason) => {
      if (!routing) return;
      void start(routing.scope, { kind: 'route', teamId }, reason).then((begun) => begun && setRouting(null));
    },
    stopRouting: () => setRouting(null),
    handling,
    askHandled: (at) => {
      const scope = scopeOf(at);
      if (!scope) return;
      bulk.putAway();
      setHandling({ scope, subject: 'ids' in scope ? scope.ids.length : null });
    },
    handle: (reason) => {
      if (!handling) return;
      const action = { kind: 'handled', handled: true } as const;
      void start(handling.scope, action, reason).then((begun) => begun && setHandling(null));
    },
    stopHandling: () => setHandling(null),
    attaching,
    askFlaw: (at) => {
      const scope = scopeOf(at);
      if (!scope || !('ids' in scope)) return false;
      setAttaching(scope.ids);
      return true;
    },
    stopAttaching: () => setAttaching(null),
  };
}
