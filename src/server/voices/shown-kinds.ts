import type { VoiceKindCounts } from '../../contract/voice-kind-counts';
import type { ShownVoices } from '../../contract/voice-lenses';
import type { VoiceKind } from '../../domain/voice-kinds';

/** Whether a list shows what is of a kind. */
export function isShown({ kind }: { kind: VoiceKind }, show: ShownVoices): boolean {
  if (show === 'all') return true;
  if (show === 'people') return kind === 'person';
  return kind === (show === 'likely-bots' ? 'likely-bot' : 'syndicated');
}

/** How many there are of each kind. */
export function countKinds(all: readonly { kind: VoiceKind }[]): VoiceKindCounts {
  const count = (kind: VoiceKind) => all.filter((one) => one.kind === kind).length;
  return { person: count('person'), 'likely-bot': count('likely-bot'), syndicated: count('syndicated') };
}
