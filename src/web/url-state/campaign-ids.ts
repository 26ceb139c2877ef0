/** More campaigns beside each other could not be told apart. */
export const MAX_COMPARED = 4;

/** Ids as an address holds them, `a,b,c`: in order, each once. */
export function readIds(text: string): string[] {
  return [
    ...new Set(
      text
        .split(',')
        .map((id) => id.trim())
        .filter((id) => id !== ''),
    ),
  ];
}

export function writeIds(ids: readonly string[]): string {
  return ids.join(',');
}

/** Adds an id at the end, or takes it away when it is there; one more than may be compared is not added. */
export function toggleId(text: string, id: string): string {
  const ids = readIds(text);
  if (ids.includes(id)) return writeIds(ids.filter((other) => other !== id));
  return ids.length < MAX_COMPARED ? writeIds([...ids, id]) : text;
}
