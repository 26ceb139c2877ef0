import type { Db, Tx } from '../db/database';
import { ApiError } from '../problems';
import { listTopicVersions } from '../stores/topic-version.store';

/** A topic somebody asked for, with the version whose counts are shown. */
export interface ShownTopic {
  id: string;
  name: string;
  version: number;
}

/**
 * The topics asked for, by id, in that order and once each. Throws 404 for one there is none of and 503 for one whose
 * history is being counted for the first time.
 */
export async function shownTopics(db: Db | Tx, ids: readonly string[]): Promise<ShownTopic[]> {
  const asked = [...new Set(ids)];
  const known = await listTopicVersions(
    db,
    asked.filter((id) => UUID.test(id)),
  );
  return asked.map((id) => {
    const topic = known.get(id);
    if (!topic) {
      throw new ApiError(404, 'not-found', `There is no topic ${id}.`, {
        errors: [{ field: 'topic', message: 'No such topic.' }],
      });
    }
    if (topic.version === null) {
      throw new ApiError(503, 'unavailable', `${topic.name} is being counted for the first time.`, {
        errors: [{ field: 'topic', message: 'Its history is being counted; ask again in a moment.' }],
      });
    }
    return { id, name: topic.name, version: topic.version };
  });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
