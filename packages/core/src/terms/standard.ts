import { ageRule } from './age.ts';
import { divideRule } from './divide.ts';
import { minusRule } from './minus.ts';
import { moduloRule } from './modulo.ts';
import { plusRule } from './plus.ts';
import { sizeRule } from './size.ts';
import type { TermRule } from './termRule.ts';
import { timesRule } from './times.ts';

/**
 * Every term there is.
 * @public
 */
export const standardTerms: readonly TermRule[] = [
  plusRule,
  minusRule,
  timesRule,
  divideRule,
  moduloRule,
  sizeRule,
  ageRule,
];
