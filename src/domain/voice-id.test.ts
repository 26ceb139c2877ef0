import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseVoiceId, toHandle, voiceId } from './voice-id';

describe('a voice in an address', () => {
  it('is its source and its handle', () => {
    expect(voiceId({ source: 'forum', handle: 'lena' })).toBe('forum:lena');
    expect(parseVoiceId('forum:@Lena')).toEqual({ source: 'forum', handle: 'lena' });
  });

  it('comes back whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (source, author) => {
        const handle = toHandle(author);
        fc.pre(handle !== '' && toHandle(handle) === handle);
        expect(parseVoiceId(voiceId({ source, handle }))).toEqual({ source, handle });
      }),
    );
  });

  it.each(['', 'lena', ':lena', 'forum:', 'forum:@'])('is nobody in %j', (id) => {
    expect(parseVoiceId(id)).toBeNull();
  });
});
