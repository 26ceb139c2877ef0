const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a person pasted to name a mention: an id of ours, or the address it was said at in the ways it may be stored. */
export type MentionLink = { id: string } | { urls: string[] } | null;

/**
 * Reads an id, an address of our own (a thread, with the turn it marks) or the address of a post elsewhere. `null` for
 * what is none of these.
 */
export function readMentionLink(pasted: string): MentionLink {
  const text = pasted.trim();
  if (UUID.test(text)) return { id: text.toLowerCase() };
  const [, bare, path = '', query = ''] =
    /^https?:\/\/([^\s/?#]+(\/[^\s?#]*)?)(?:\?([^\s#]*))?(?:#\S*)?$/i.exec(text) ?? [];
  if (bare === undefined) return null;
  const thread = /^\/threads\/([^/]+)\/?$/i.exec(path)?.[1];
  const turn = /(?:^|&)turn=([^&]+)/.exec(query)?.[1] ?? thread;
  if (thread && turn && UUID.test(turn)) return { id: turn.toLowerCase() };
  const place = bare.replace(/\/$/, '');
  const ways = ['https://', 'http://'].flatMap((scheme) => [`${scheme}${place}`, `${scheme}${place}/`]);
  return { urls: [...new Set([text, ...ways])] };
}
