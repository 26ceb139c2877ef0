import { inRiver } from '../../domain/app-path';
import type { Services } from '../services';

/** The path with its river named where there are two: what is kept must show the same when the other river opens. */
export async function lastingPath({ river, rivers }: Services, path: string): Promise<string> {
  return (await rivers()).sample ? inRiver(path, river) : path;
}
