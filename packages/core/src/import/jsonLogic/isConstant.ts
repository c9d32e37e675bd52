import { isList } from '../reading.ts';
import { isLogic, partsOf } from './evaluate.ts';

/** These look at each element of their first argument, and at nothing else. */
const OVER_ELEMENTS: ReadonlySet<string> = new Set(['all', 'some', 'none', 'filter', 'map', 'reduce']);

const OF_DATA: ReadonlySet<string> = new Set(['var', 'missing', 'missing_some']);

/** Whether a rule gives the same whatever the attributes are. */
export function isConstant(rule: unknown): boolean {
  if (isList(rule)) return rule.every(isConstant);
  if (!isLogic(rule)) return true;
  const { operation, args } = partsOf(rule);
  if (OF_DATA.has(operation)) return false;
  return (OVER_ELEMENTS.has(operation) ? [args[0], args[2]] : args).every(isConstant);
}
