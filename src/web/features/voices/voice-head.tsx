import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { markPartner, type VoicePerson } from '../../../contract/voice-people';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { formatQuantity } from '../../ui/charts/number-format';
import { formatInstant, formatSpan } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { EraseDialog } from './erase-dialog';
import { PartnerDialog } from './partner-dialog';
import { SetApartChip } from './set-apart-chip';
import { useVoiceChange } from './use-voice-change';
import { JUDGED_DAYS } from './voices-queries';

/** Who it is, how they stand to us, and what can be done about that. */
export function VoiceHead({ voice }: { voice: VoicePerson }) {
  const [asked, setAsked] = useState<'partner' | 'erase' | null>(null);
  const { author, authorName, source, zone } = voice;
  const heard = formatSpan(
    { startMs: Date.parse(voice.firstAt), endExclusiveMs: Date.parse(voice.lastAt) + 1 },
    zone,
  );
  return (
    <div className="voice-head">
      <div className="voice-title">
        <h1>{authorName ?? author}</h1>
        <SetApartChip kind={voice.kind} />
        <span className="voice-actions">
          {voice.standing === 'voice' && (
            <Button onClick={() => setAsked('partner')}>Mark as partner…</Button>
          )}
          <Button look="danger" onClick={() => setAsked('erase')}>
            Erase…
          </Button>
        </span>
      </div>
      <p className="voice-who">
        <b>{author}</b> on <b>{source}</b> · {followersWords(voice)} · heard {heard}
      </p>
      {voice.why.map((why) => (
        <p key={why} className="voice-row-why">
          Set apart, from the last {JUDGED_DAYS} days: {why}
        </p>
      ))}
      {voice.namesakes.length > 0 && (
        <p className="voices-note">
          The same handle on another source is another voice, perhaps another person:{' '}
          {voice.namesakes.map((namesake, index) => (
            <span key={namesake.id}>
              {index > 0 && ', '}
              <Link to="/voices/$voiceId" params={{ voiceId: namesake.id }}>
                {author} on {namesake.source}
              </Link>
            </span>
          ))}
          .
        </p>
      )}
      <StandingNote voice={voice} />
      {asked === 'partner' && <PartnerDialog voice={voice} onClose={() => setAsked(null)} />}
      {asked === 'erase' && <EraseDialog voice={voice} onClose={() => setAsked(null)} />}
    </div>
  );
}

function followersWords({ followers, followersAt, zone }: VoicePerson): string {
  if (followers === null || followersAt === null) return 'followers not known';
  return `${formatQuantity(followers, 'follower')}, learnt ${formatInstant(Date.parse(followersAt), zone)}`;
}

/** Says when what they say counts as ours, and takes the mark of a partner back. */
function StandingNote({ voice }: { voice: VoicePerson }) {
  const undo = useVoiceChange(() =>
    callEndpoint(markPartner, { params: { id: voice.id }, body: { partner: false } }),
  );
  const [latest] = voice.partnerHistory;
  const when = latest && `${formatInstant(Date.parse(latest.at), voice.zone)}, ${by(latest.actor)}`;
  return (
    <div role="status">
      {undo.error && <ProblemNote error={undo.error} />}
      {voice.standing === 'ours' && (
        <p className="voices-partial">
          This is one of <Link to="/settings">our own accounts</Link>: nothing it says is in the currents.
        </p>
      )}
      {voice.standing === 'partner' && (
        <p className="voices-partial">
          <b>Partner</b>
          {when && ` since ${when}`}. What they say is ours: it left the currents, and answers nobody.{' '}
          <Button disabled={undo.isPending} onClick={() => undo.mutate(undefined)}>
            Undo: not a partner
          </Button>
        </p>
      )}
      {voice.standing === 'voice' && latest && (
        <p className="voices-note">No partner any more: taken back {when}.</p>
      )}
    </div>
  );
}

/** Whose hand it was. */
function by(actor: VoicePerson['partnerHistory'][number]['actor']): string {
  return actor === null ? 'by somebody who had not said who they are' : `by ${actor.name}`;
}
