import { SHOWN_VOICES, type ShownVoices } from '../../../contract/voice-lenses';
import type { VoiceList } from '../../../contract/voice-people';
import { formatCount } from '../../ui/charts/number-format';
import { SHOWN_NAMES } from './lens-words';

interface ShownChoiceProps {
  show: ShownVoices;
  kinds: VoiceList['kinds'];
  onChoose: (show: ShownVoices) => void;
}

/** Which voices are shown; what rules set apart is counted here whether it is shown or not. */
export function ShownChoice({ show, kinds, onChoose }: ShownChoiceProps) {
  const counts: Record<ShownVoices, number> = {
    people: kinds.person,
    'likely-bots': kinds['likely-bot'],
    syndicated: kinds.syndicated,
    all: kinds.person + kinds['likely-bot'] + kinds.syndicated,
  };
  return (
    <fieldset className="voices-shown">
      <legend>Show</legend>
      {SHOWN_VOICES.map((one) => (
        <label key={one}>
          <input type="radio" name="show" checked={one === show} onChange={() => onChoose(one)} />
          {SHOWN_NAMES[one]} <b>{formatCount(counts[one])}</b>
        </label>
      ))}
    </fieldset>
  );
}
