import type { FormEvent } from 'react';
import { markPartner, type VoicePerson } from '../../../contract/voice-people';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { formatQuantity } from '../../ui/charts/number-format';
import { Dialog } from '../../ui/dialog';
import { ProblemNote } from '../../ui/problem-note';
import { useVoiceChange } from './use-voice-change';

/** Asks before everything a voice said leaves the currents. */
export function PartnerDialog({ voice, onClose }: { voice: VoicePerson; onClose: () => void }) {
  const mark = useVoiceChange(() =>
    callEndpoint(markPartner, { params: { id: voice.id }, body: { partner: true } }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mark.mutate(undefined, { onSuccess: onClose });
  };
  const said = voice.read.partial
    ? 'Everything they said'
    : `What they said (${formatQuantity(voice.figures.mentions, 'mention')})`;
  return (
    <Dialog title={`Mark ${voice.author} as a partner`} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3 p-4">
        {mark.error && <ProblemNote error={mark.error} />}
        <p className="m-0">
          A partner speaks for us. {said} on <b>{voice.source}</b> leaves the currents, as does what they say
          from now on. Under a complaint their words are no reply of ours.
        </p>
        <p className="m-0 text-ink2">It can be taken back at any time; every count returns exactly.</p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={mark.isPending}>
            Mark as partner
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
