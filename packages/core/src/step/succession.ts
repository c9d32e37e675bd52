import type { WhenChanged } from '../strategy/carry.ts';
import type { Mark } from './marks.ts';

/** An aggregate or a trigger, as far as it takes over what another version has remembered. */
export interface Heir {
  readonly mark: Mark;
  readonly whenChanged: WhenChanged;
}

/** A trigger that ends what is under way in another wording of one. */
export interface Drainage {
  /** Its own name. */
  readonly name: string;
  /** The mark that the other wording had. */
  readonly mark: Mark;
}
