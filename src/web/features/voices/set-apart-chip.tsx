import type { ListedVoice } from '../../../contract/voice-people';
import { KIND_NAMES } from './lens-words';

const SIGNS = { 'likely-bot': '⚙', syndicated: '⧉' } as const;

/** Says by sign and word that rules set a voice apart; nothing for people. */
export function SetApartChip({ kind }: Pick<ListedVoice, 'kind'>) {
  if (kind === 'person') return null;
  return (
    <span className="voice-chip">
      <span aria-hidden="true">{SIGNS[kind]}</span> {KIND_NAMES[kind]}
    </span>
  );
}
