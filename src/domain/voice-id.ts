/** Who speaks: a source, and a handle without a leading @ and without case. */
export interface VoiceName {
  source: string;
  handle: string;
}

/** How an address names a voice: `forum:lena`; a colon (or percent sign) of the source is written as a code. */
export function voiceId({ source, handle }: VoiceName): string {
  return `${source.replaceAll('%', '%25').replaceAll(':', '%3A')}:${handle}`;
}

/** The voice that an address names; `null`: none. */
export function parseVoiceId(id: string): VoiceName | null {
  const colon = id.indexOf(':');
  if (colon < 1) return null;
  const source = id.slice(0, colon).replaceAll('%3A', ':').replaceAll('%25', '%');
  const handle = toHandle(id.slice(colon + 1));
  return handle === '' ? null : { source, handle };
}

/** A handle as voices are told apart: without a leading @, without case. */
export function toHandle(author: string): string {
  return author.trim().replace(/^@+/, '').toLowerCase();
}

/** How an address names whoever wrote something. */
export function voiceIdOf(source: string, author: string): string {
  return voiceId({ source, handle: toHandle(author) });
}
