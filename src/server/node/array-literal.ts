const ESCAPED = /["\\]/g;

/** A list as PostgreSQL reads arrays, such as `{"eddy",NULL,"2.5"}`; dates go as ISO text, objects as JSON. */
export function arrayLiteral(items: readonly unknown[]): string {
  let text = '{';
  for (let place = 0; place < items.length; place++) text += (place === 0 ? '' : ',') + itemOf(items[place]);
  return `${text}}`;
}

function itemOf(item: unknown): string {
  if (item === null || item === undefined) return 'NULL';
  if (Array.isArray(item)) return arrayLiteral(item);
  if (typeof item === 'number' || typeof item === 'boolean' || typeof item === 'bigint') return String(item);
  const words =
    typeof item === 'string' ? item : item instanceof Date ? item.toISOString() : JSON.stringify(item);
  // Most words hold nothing to escape.
  return words.includes('"') || words.includes('\\') ? `"${words.replace(ESCAPED, '\\$&')}"` : `"${words}"`;
}
