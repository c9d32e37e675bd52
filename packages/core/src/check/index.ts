export type { Bound, Share } from './bound.ts';
export { check, type CheckOptions } from './check.ts';
export { costOf, type Cost, type CostOptions } from './costOf.ts';
export type { Clause, Finding, FindingCode, Severity } from './finding.ts';
export type { Sizes } from './sizes.ts';
export { textOn } from './textOn.ts';
