import { Link } from '@tanstack/react-router';
import type { VoicePerson } from '../../../contract/voice-people';
import { Card } from '../../ui/card';
import { formatDay } from '../../ui/charts/time-format';

/** Flaws of which they spoke first, before anybody here had accepted them. */
export function NoticedCard({ voice }: { voice: VoicePerson }) {
  return (
    <Card title="First to notice">
      <div className="voice-body">
        {voice.noticed.length === 0 ? (
          <p className="voices-note">No accepted flaw was first spoken of by them.</p>
        ) : (
          <ul className="voice-threads">
            {voice.noticed.map(({ id, title, state, at, threadId }) => (
              <li key={id}>
                <Link to="/flaws/$flawId" params={{ flawId: id }}>
                  {title}
                </Link>
                <p className="voice-row-facts">
                  {state.replaceAll('-', ' ')} ·{' '}
                  <Link to="/threads/$threadId" params={{ threadId }}>
                    said {formatDay(Date.parse(at), voice.zone)}
                  </Link>
                </p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}
