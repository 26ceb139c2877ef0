import { useEffect, useRef } from 'react';
import type { Topic } from '../../../contract/topics';
import { savedWords } from './saved-words';

/** What has become of the topic just saved. The editor that had the focus is gone: it goes on from here. */
export function SavedNote({ topic }: { topic: Topic }) {
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => note.current?.focus(), []);
  return (
    <p ref={note} role="status" tabIndex={-1} className="topic-saved">
      <b>{topic.name}</b>: {savedWords(topic)}
    </p>
  );
}
