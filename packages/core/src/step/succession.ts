import type { WhenChanged } from '../strategy/carry.ts';
import type { Mark } from './marks.ts';
import type { SharedMarks } from './sharedMarks.ts';

/** What tells a strategy which part of a state that another version has written is its own. */
export interface Succession {
  readonly aggregates: ReadonlyMap<string, Heir>;
  readonly triggers: ReadonlyMap<string, Heir>;
  /** By the name of the trigger whose matches they end. */
  readonly drains: ReadonlyMap<string, readonly Drainage[]>;
  readonly marks: SharedMarks;
}

/** An aggregate or a trigger, as far as it takes over what another version has remembered. */
export interface Heir {
  readonly mark: Mark;
  readonly whenChanged: WhenChanged;
}

/** A trigger that ends what is under way in another wording of one. */
interface Drainage {
  /** Its own name. */
  readonly name: string;
  /** The mark that the other wording had. */
  readonly mark: Mark;
}
