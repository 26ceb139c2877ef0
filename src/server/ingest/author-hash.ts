import { toHandle } from '../../domain/voice-id';

/** Keyed hash (HMAC-SHA-256, hex) of a handle; `source` `''` stands for every source. */
export async function hashAuthor(key: string, source: string, author: string): Promise<string> {
  const bytes = new TextEncoder();
  const secret = await crypto.subtle.importKey(
    'raw',
    bytes.encode(key),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const signed = await crypto.subtle.sign('HMAC', secret, bytes.encode(`${source}\u001f${toHandle(author)}`));
  return [...new Uint8Array(signed)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
