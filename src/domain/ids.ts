import { v5 as uuidv5 } from 'uuid';

/** Namespace of every id that is derived from data; changing it would orphan every stored row. */
const NAMESPACE = '5d3a0f0e-6c57-5c0e-9a52-0b7f6f2d7c11';
const SEPARATOR = '\u001f';

export type IdKind =
  | 'mention'
  | 'campaign'
  | 'mark'
  | 'author'
  | 'team'
  | 'topic'
  | 'person'
  | 'exposure'
  | 'audit-draw'
  | 'link';

/**
 * The id of a thing known by an outside id: the same input gives the same id on every host, so a file imported twice
 * is imported once. `scope` is what makes the outside id unique: a source, a feed address, a data-set name.
 */
export function deterministicId(kind: IdKind, scope: string, externalId: string): string {
  return uuidv5(kind + SEPARATOR + scope + SEPARATOR + externalId, NAMESPACE);
}

/** What identifies a mention in a file: its own id, else its address, else what was said, by whom and when. */
export interface MentionIdentity {
  source: string;
  externalId: string | null;
  url: string | null;
  at: number;
  author: string | null;
  text: string;
}

/** The id of a mention (and of the post that is the same thing) and which of the three rules made it. */
export function mentionId(mention: MentionIdentity): { id: string; by: 'id' | 'url' | 'content' } {
  if (mention.externalId !== null) {
    return { id: deterministicId('mention', mention.source, mention.externalId), by: 'id' };
  }
  if (mention.url !== null) {
    return { id: deterministicId('mention', `${mention.source}${SEPARATOR}url`, mention.url), by: 'url' };
  }
  const content = [mention.at, mention.author ?? '', mention.text].join(SEPARATOR);
  return { id: deterministicId('mention', `${mention.source}${SEPARATOR}content`, content), by: 'content' };
}
