import type { QueryClient } from '@tanstack/react-query';

/** What a decision about flaws makes old: they themselves, their marks, and how threads say where they hang. */
const OUTDATED = /^\/(flaws|flaw-proposals|notices|marks|threads\/\{id\}|thread-counts|flow)/;

/** Asks again for everything that tells of flaws. */
export function refreshFlaws(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ predicate: ({ queryKey }) => OUTDATED.test(String(queryKey[0])) });
}
