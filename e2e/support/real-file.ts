import { existsSync } from 'node:fs';
import path from 'node:path';

/** 1,205 public tweets of customer care; kept beside the project, not in it. */
export const CARE_DIALOGS = path.resolve(
  import.meta.dirname,
  '../../../shared/data/threads/care_dialogs.csv',
);
export const HAS_CARE_DIALOGS = existsSync(CARE_DIALOGS);
