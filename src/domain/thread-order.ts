/** A turn of a conversation as it was stored: what it answers may be missing, later, or itself. */
export interface ThreadTurn {
  id: string;
  parentId: string | null;
  atMs: number;
}

export interface PlacedTurn {
  id: string;
  /** `null` at the top and where what it answers was not collected. */
  parentId: string | null;
  parentMissing: boolean;
  depth: number;
}

/**
 * Turns in reading order: each under what it answers, earliest first (then by id), whatever the clocks of a reply and
 * its parent say. `rootId` comes first among the tops. A circle of answers is cut above its earliest turn.
 */
export function orderThread(turns: readonly ThreadTurn[], rootId: string): PlacedTurn[] {
  const byId = new Map(turns.map((turn) => [turn.id, turn]));
  const earliest = [...byId.values()].sort(byTime);
  const children = new Map<string, ThreadTurn[]>();
  const tops: ThreadTurn[] = [];
  for (const turn of earliest) {
    if (turn.parentId === null || !byId.has(turn.parentId)) {
      if (turn.id === rootId) tops.unshift(turn);
      else tops.push(turn);
      continue;
    }
    const siblings = children.get(turn.parentId);
    if (siblings) siblings.push(turn);
    else children.set(turn.parentId, [turn]);
  }
  const placed = new Map<string, PlacedTurn>();
  for (const top of tops) placeBelow({ ...top, parentMissing: top.parentId !== null }, children, placed);
  for (const turn of earliest) {
    if (placed.has(turn.id)) continue;
    placeBelow({ ...earliestOfCircle(turn, byId), parentMissing: false }, children, placed);
  }
  return [...placed.values()];
}

/** Places a top and everything under it; without recursion, since a thread may be thousands of replies deep. */
function placeBelow(
  top: ThreadTurn & { parentMissing: boolean },
  children: ReadonlyMap<string, readonly ThreadTurn[]>,
  placed: Map<string, PlacedTurn>,
): void {
  const waiting: PlacedTurn[] = [{ id: top.id, parentId: null, parentMissing: top.parentMissing, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (placed.has(next.id)) continue;
    placed.set(next.id, next);
    const { id, depth } = next;
    for (const child of (children.get(id) ?? []).toReversed()) {
      waiting.push({ id: child.id, parentId: id, parentMissing: false, depth: depth + 1 });
    }
  }
}

/** The earliest turn of the circle that a chain of answers runs into. */
function earliestOfCircle(start: ThreadTurn, byId: ReadonlyMap<string, ThreadTurn>): ThreadTurn {
  const parentOf = (turn: ThreadTurn) => byId.get(turn.parentId as string) as ThreadTurn;
  const walked = new Set<string>();
  let inside = start;
  while (!walked.has(inside.id)) {
    walked.add(inside.id);
    inside = parentOf(inside);
  }
  let earliest = inside;
  for (let turn = parentOf(inside); turn !== inside; turn = parentOf(turn)) {
    if (byTime(turn, earliest) < 0) earliest = turn;
  }
  return earliest;
}

function byTime(a: ThreadTurn, b: ThreadTurn): number {
  return a.atMs - b.atMs || (a.id < b.id ? -1 : Number(a.id > b.id));
}
