import { Link } from '@tanstack/react-router';
import type { VoicePerson } from '../../../contract/voice-people';
import { Card } from '../../ui/card';
import { formatCount } from '../../ui/charts/number-format';

const SHOWN = 12;

/** What they spoke about; one mention may count in several topics. */
export function TopicsCard({ voice }: { voice: VoicePerson }) {
  const topics = voice.topics.slice(0, SHOWN);
  const left = voice.topics.length - topics.length;
  return (
    <Card title="Topics">
      <div className="voice-body">
        {topics.length === 0 && <p className="voices-note">Nothing they said counts in a topic.</p>}
        <ul className="voice-topics">
          {topics.map(({ id, name, mentions }) => (
            <li key={id}>
              <Link to="/" search={{ topic: [id] } as never}>
                {name}
              </Link>
              <span>{formatCount(mentions)}</span>
            </li>
          ))}
        </ul>
        {left > 0 && <p className="voices-note">And {formatCount(left)} more.</p>}
      </div>
    </Card>
  );
}
