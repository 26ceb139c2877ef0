/** A mention and the one it answers, collected or not; `null` answers nothing. */
export interface ReplyLink {
  id: string;
  parentId: string | null;
}

/**
 * The thread of each link: the id of the topmost post it refers to, which may never have been collected, so that two
 * replies to one missing post meet. A circle of replies is named by its smallest id. The answer depends on the links
 * alone, never on their order. `known` are threads of parents that are not among the links.
 */
export function threadsOf(
  links: readonly ReplyLink[],
  known: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
  const parents = new Map(links.map(({ id, parentId }) => [id, parentId]));
  const threads = new Map<string, string>();
  for (const { id } of links) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let at = id;
    let thread: string | undefined;
    while (thread === undefined) {
      if (onPath.has(at)) thread = smallestFrom(path, at);
      else if (!parents.has(at)) thread = known.get(at) ?? at;
      else {
        thread = threads.get(at);
        if (thread === undefined) {
          path.push(at);
          onPath.add(at);
          const parent = parents.get(at) ?? null;
          if (parent === null) thread = at;
          else at = parent;
        }
      }
    }
    for (const step of path) threads.set(step, thread);
  }
  return threads;
}

function smallestFrom(path: readonly string[], first: string): string {
  const circle = path.slice(path.indexOf(first));
  return circle.reduce((smallest, id) => (id < smallest ? id : smallest));
}
