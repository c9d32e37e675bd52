export { check, type CheckOptions } from './check.ts';
export type { Clause, Finding, FindingCode, Severity } from './finding.ts';
export { textOn } from './textOn.ts';
