export { digestOf } from './digestOf.ts';
export { recordOf } from './recordOf.ts';
export { retrace, type Retraced } from './retrace.ts';
export { sensitivity, type Sensitivity } from './sensitivity.ts';
export { smallestChange, type Change, type SmallestChange } from './smallestChange.ts';
export { whatIf, type ActionCounts, type DecisionChange, type WhatIf } from './whatIf.ts';
export { whenNext, type WhenNext } from './whenNext.ts';
export type { DecisionRecord } from './decisionRecord.ts';
export type { Difference } from './differenceOf.ts';
