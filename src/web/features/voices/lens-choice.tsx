import { VOICE_LENSES, type VoiceLens } from '../../../contract/voice-lenses';
import { LENS_NAMES } from './lens-words';

/** The lenses as one choice: arrow keys go from one to the next. */
export function LensChoice({ lens, onChoose }: { lens: VoiceLens; onChoose: (lens: VoiceLens) => void }) {
  return (
    <fieldset className="voices-lenses">
      <legend className="sr-only">Lens</legend>
      {VOICE_LENSES.map((one) => (
        <label key={one} data-chosen={one === lens}>
          <input type="radio" name="lens" checked={one === lens} onChange={() => onChoose(one)} />
          {LENS_NAMES[one]}
        </label>
      ))}
    </fieldset>
  );
}
