import { useId } from 'react';
import type { VoiceKindCounts } from '../../contract/voice-kind-counts';
import { SHOWN_VOICES, type ShownVoices } from '../../contract/voice-lenses';
import { formatCount } from './charts/number-format';
import './shown-choice.css';

const NAMES: Readonly<Record<ShownVoices, string>> = {
  people: 'People',
  'likely-bots': 'Likely bots',
  syndicated: 'Copies, syndication',
  all: 'Everybody',
};

interface ShownChoiceProps {
  show: ShownVoices;
  kinds: VoiceKindCounts;
  onChoose: (show: ShownVoices) => void;
}

/** Which voices are shown; what rules set apart is counted here whether it is shown or not. */
export function ShownChoice({ show, kinds, onChoose }: ShownChoiceProps) {
  const group = useId();
  const counts: Record<ShownVoices, number> = {
    people: kinds.person,
    'likely-bots': kinds['likely-bot'],
    syndicated: kinds.syndicated,
    all: kinds.person + kinds['likely-bot'] + kinds.syndicated,
  };
  return (
    <fieldset className="shown-choice">
      <legend>Show</legend>
      {SHOWN_VOICES.map((one) => (
        <label key={one}>
          <input type="radio" name={group} checked={one === show} onChange={() => onChoose(one)} />
          {NAMES[one]} <b>{formatCount(counts[one])}</b>
        </label>
      ))}
    </fieldset>
  );
}
