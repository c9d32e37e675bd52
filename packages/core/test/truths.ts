import { eq } from '../src/conditions/eq.ts';
import type { Truth } from '../src/conditions/truth.ts';
import type { Node } from '../src/shape/shape.ts';

/** The three truths. */
export const truths: readonly Truth[] = [true, false, undefined];

/** A condition that has this truth in every moment of `test/moment`. */
export const being = (truth: Truth): Node =>
  truth === undefined ? eq('profile.nowhere', 1) : eq('now', truth ? 0 : 1);
