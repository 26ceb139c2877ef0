import type { ColumnType, Generated } from 'kysely';
import type { BoardCard } from '../../contract/boards';
import type { FlowLimits } from '../../domain/flow/find-dams';
import type { Json } from './json-column';

export interface WorkspaceTable {
  id: number;
  week_start: number;
  /** Secret of the keyed hashes on the suppression list. */
  suppression_key: string;
  /** Hours each stage of the flow may take; `null`: as usual. */
  flow_limits: ColumnType<FlowLimits | null, string | null | undefined, string | null>;
}

/** A change of zone counts history beside the old one: `building` holds ids up to `built_to`, `active` holds all. */
export interface ZoneVersionTable {
  version: number;
  zone: string;
  state: 'building' | 'active' | 'retired';
  built_to: string | null;
}

export interface OurAccountTable {
  /** '' is every source. */
  source: string;
  handle: string;
  /** It answers by itself: what it says answers nobody. */
  is_bot: Generated<boolean>;
  /** Somebody who speaks for us without being us. */
  is_partner: Generated<boolean>;
}

export interface TeamTable {
  id: string;
  name: string;
  created_at: Date;
}

export interface PersonTable {
  id: string;
  name: string;
  team_id: string | null;
  created_at: Date;
  /** No longer on the list; what they did keeps their name. */
  removed_at: Date | null;
}

/** How far an engine has come with scoring history anew. */
export interface RescoringTable {
  engine: string;
  begun_at: Date;
  /** The id up to which it has come; `null` at the beginning. */
  built_to: string | null;
  done_at: Date | null;
}

export interface EventTable {
  id: Generated<number>;
  name: string;
  data: Json<unknown>;
  at: Date;
}

/** Every table, as the migrations make it. */
/** A board; one with `removed_at` was put away. */
export interface BoardTable {
  id: string;
  name: string;
  days: number;
  /** The contract's cards, in their order. */
  cards: Json<BoardCard[]>;
  version: number;
  actor: string | null;
  created_at: Date;
  updated_at: Date;
  removed_at: Date | null;
}

/** A short link; it lasts. */
export interface LinkTable {
  id: string;
  path: string;
  created_at: Date;
}

/** A view under a name; one with `removed_at` was removed. */
export interface SavedViewTable {
  id: string;
  name: string;
  path: string;
  actor: string | null;
  created_at: Date;
  removed_at: Date | null;
}

/** Tables of the workspace itself: its calendar, people, boards and links. */
export interface WorkspaceTables {
  board: BoardTable;
  link: LinkTable;
  saved_view: SavedViewTable;
  workspace: WorkspaceTable;
  zone_version: ZoneVersionTable;
  our_account: OurAccountTable;
  team: TeamTable;
  person: PersonTable;
  event: EventTable;
  rescoring: RescoringTable;
}
