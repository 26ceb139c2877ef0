import type {
  CampaignRow,
  ExposureRow,
  MarkRow,
  MentionRow,
  PostRow,
} from '../../../contract/canonical-rows';
import type { IMPORT_KINDS } from '../../../contract/imports';

export type ImportKind = (typeof IMPORT_KINDS)[number];

/** The canonical row of each kind of import. */
export interface RowOf {
  mentions: MentionRow;
  campaigns: CampaignRow;
  posts: PostRow;
  marks: MarkRow;
  exposure: ExposureRow;
}

/** A row that may not be read: the canonical column at fault (or the file's, when it is not mapped) and why. */
export interface Refusal {
  ok: false;
  line: number;
  field: string | null;
  message: string;
}

/** What became of one row of the file; `line` is the physical line on which it starts, the file's first is 1. */
export type RowOutcome<Row> = { ok: true; line: number; row: Row } | Refusal;

export interface Warning {
  code: string;
  message: string;
}

/** Canonical column → column of the file, as used. */
export type ColumnMap = Record<string, string>;
