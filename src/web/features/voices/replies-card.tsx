import type { VoicePerson } from '../../../contract/voice-people';
import { waitWords } from '../../lib/wait-words';
import { Card } from '../../ui/card';
import { formatCount } from '../../ui/charts/number-format';

/** Whether we answered what they opened, and how long that took. */
export function RepliesCard({ voice }: { voice: VoicePerson }) {
  const { opened, answered, waiting, medianSeconds } = voice.replies;
  return (
    <Card title="What we replied">
      <dl className="voice-facts">
        <dt>Conversations they opened</dt>
        <dd>{formatCount(opened)}</dd>
        <dt>We answered</dt>
        <dd>{formatCount(answered)}</dd>
        <dt>Conversations never answered</dt>
        <dd>{formatCount(opened - answered)}</dd>
        <dt>Somebody waits now</dt>
        <dd>{formatCount(waiting)}</dd>
        <dt>First reply, median of the answered</dt>
        <dd>{medianSeconds === null ? '—' : waitWords(medianSeconds)}</dd>
      </dl>
    </Card>
  );
}
