import type { Figures } from '../run/figures.ts';
import type { Standing } from '../run/standing.ts';

/** Everything that a picture of a run shows. */
export interface Scene {
  readonly mode: 'shop' | 'history';
  /** The shop and its size, or the file. */
  readonly title: string;
  readonly standing: Standing;
  readonly figures: Figures;
  /** Events a second, of late. */
  readonly rate: number;
  /** Seconds since it began. */
  readonly elapsed: number;
}
