import type { Pointer } from '../shape/pointer.ts';

/**
 * Why something stays on the server: it is for another channel (`CHANNEL`); it looks at what is secret and may change (`SECRET`), or at code
 * of which nothing is known (`CODE`); it draws on an account of all customers (`QUOTA`) or a list (`LIST`) that a page does not have; or it
 * may stand in the way of something that stays, or the other way round (`COMPETES`).
 * @public
 */
export type LeftReason = 'CHANNEL' | 'SECRET' | 'CODE' | 'QUOTA' | 'LIST' | 'COMPETES';

/**
 * An action that stays on the server, although it may apply.
 * @public
 */
export interface Left {
  /** Of the action, in the whole strategy. */
  readonly path: Pointer;
  readonly reason: LeftReason;
  /** Of what is the reason, in the whole strategy. */
  readonly because: Pointer;
}
