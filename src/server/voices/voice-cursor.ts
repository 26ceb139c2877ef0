import type { VoiceLens } from '../../contract/voice-lenses';
import { ApiError } from '../problems';
import type { VoicePlace } from '../stores/voice-list.store';

/** The place after which the next page of a lens begins, as clients pass it on without looking inside. */
export function encodeVoiceCursor(lens: VoiceLens, { figure, lastMs, source, handle }: VoicePlace): string {
  return btoa(encodeURIComponent(JSON.stringify([lens, figure, lastMs, source, handle])));
}

/** The place a cursor stands for; a cursor of another lens, or one nobody gave out, is the caller's error. */
export function decodeVoiceCursor(cursor: string | undefined, lens: VoiceLens): VoicePlace | null {
  if (cursor === undefined) return null;
  try {
    const [of, figure, lastMs, source, handle] = JSON.parse(decodeURIComponent(atob(cursor))) as unknown[];
    const isPlace = Number.isSafeInteger(figure) && Number.isSafeInteger(lastMs);
    if (of === lens && isPlace && typeof source === 'string' && typeof handle === 'string') {
      return { figure: figure as number, lastMs: lastMs as number, source, handle };
    }
  } catch {
    // Not one of ours: answered below.
  }
  throw new ApiError(400, 'invalid-request', 'This cursor is none of this list’s.', {
    errors: [{ field: 'cursor', message: 'Take it from nextCursor of the same lens.' }],
  });
}
