import type { VoiceNote } from '../../contract/voice-people';
import type { VoiceName } from '../../domain/voice-id';
import type { Db, Tx } from '../db/database';
import type { VoiceNoteTable } from '../db/mention-tables';
import { toActor } from './person.store';

export async function insertNote(tx: Tx, note: VoiceNoteTable): Promise<void> {
  await tx.insertInto('voice_note').values(note).execute();
}

/** Removes a note of a voice or puts it back; answers whether there is one. */
export async function setNoteRemoved(
  tx: Tx,
  { source, handle }: VoiceName,
  id: string,
  removed: Pick<VoiceNoteTable, 'removed_at' | 'removed_by'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('voice_note')
    .set(removed)
    .where('id', '=', id)
    .where('source', '=', source)
    .where('handle', '=', handle)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Notes about a voice, newest first; the words of removed ones stay here. */
export async function readNotes(db: Db | Tx, { source, handle }: VoiceName): Promise<VoiceNote[]> {
  const rows = await db
    .selectFrom('voice_note as note')
    .leftJoin('person as writer', 'writer.id', 'note.actor')
    .leftJoin('person as remover', 'remover.id', 'note.removed_by')
    .select(['note.id', 'note.text', 'note.at', 'note.removed_at'])
    .select(['writer.id as writer_id', 'writer.name as writer_name'])
    .select(['remover.id as remover_id', 'remover.name as remover_name'])
    .where('note.source', '=', source)
    .where('note.handle', '=', handle)
    .orderBy('note.at', 'desc')
    .orderBy('note.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    text: row.removed_at === null ? row.text : null,
    at: row.at.toISOString(),
    actor: toActor({ actor_id: row.writer_id, actor_name: row.writer_name }),
    removedAt: row.removed_at?.toISOString() ?? null,
    removedBy: toActor({ actor_id: row.remover_id, actor_name: row.remover_name }),
  }));
}

/** Forgets what was noted about somebody; `source` `null` is every source. */
export async function deleteNotesAbout(tx: Tx, handle: string, source: string | null): Promise<void> {
  await tx
    .deleteFrom('voice_note')
    .where('handle', '=', handle)
    .$if(source !== null, (query) => query.where('source', '=', source as string))
    .execute();
}
