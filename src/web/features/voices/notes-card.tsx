import { type FormEvent, useState } from 'react';
import {
  addVoiceNote,
  changeVoiceNote,
  type VoiceNote,
  type VoicePerson,
} from '../../../contract/voice-people';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatInstant } from '../../ui/charts/time-format';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { useVoiceChange } from './use-voice-change';

const MOST_CHARS = 2000;

/** What we note about somebody, by whom; a removed note can be put back. */
export function NotesCard({ voice }: { voice: VoicePerson }) {
  const [text, setText] = useState('');
  const add = useVoiceChange((words: string) =>
    callEndpoint(addVoiceNote, { params: { id: voice.id }, body: { text: words } }),
  );
  const change = useVoiceChange(({ noteId, removed }: { noteId: string; removed: boolean }) =>
    callEndpoint(changeVoiceNote, { params: { id: voice.id, noteId }, body: { removed } }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') add.mutate(text, { onSuccess: () => setText('') });
  };
  const error = add.error ?? change.error;
  return (
    <Card title="Our notes">
      <div className="voice-body">
        {error && <ProblemNote error={error} />}
        {voice.notes.length === 0 && <p className="voices-note">Nobody has noted anything.</p>}
        <ul className="voice-notes">
          {voice.notes.map((note) => (
            <NoteItem
              key={note.id}
              note={note}
              zone={voice.zone}
              pending={change.isPending}
              onChange={(removed) => change.mutate({ noteId: note.id, removed })}
            />
          ))}
        </ul>
        <form onSubmit={submit} className="voice-note-form">
          <Field label="Add a note" hint="Everybody here can read it. An erasure takes it away, too.">
            {(control) => (
              <textarea
                {...control}
                rows={2}
                maxLength={MOST_CHARS}
                value={text}
                onChange={(event) => setText(event.target.value)}
                className={CONTROL}
              />
            )}
          </Field>
          <Button type="submit" disabled={text.trim() === '' || add.isPending}>
            Add the note
          </Button>
        </form>
      </div>
    </Card>
  );
}

interface NoteItemProps {
  note: VoiceNote;
  zone: string;
  pending: boolean;
  onChange: (removed: boolean) => void;
}

function NoteItem({ note, zone, pending, onChange }: NoteItemProps) {
  const gone = note.removedAt !== null;
  return (
    <li>
      {!gone && <p className="voice-note-text">{note.text}</p>}
      <p className="voice-row-facts">
        {gone
          ? `A note of ${nameOf(note.actor)} was removed by ${nameOf(note.removedBy)}, ${formatInstant(Date.parse(note.removedAt as string), zone)}`
          : `${nameOf(note.actor)}, ${formatInstant(Date.parse(note.at), zone)}`}{' '}
        <button type="button" className="voices-link" disabled={pending} onClick={() => onChange(!gone)}>
          {gone ? 'put it back' : 'remove'}
        </button>
      </p>
    </li>
  );
}

function nameOf(actor: VoiceNote['actor']): string {
  return actor?.name ?? 'somebody';
}
