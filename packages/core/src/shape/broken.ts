import type { Node } from './shape.ts';

/** Stands where something could not be read; the fault says what. */
export const BROKEN: Node = /* @__PURE__ */ Object.freeze({ kind: '' });

/** Thousands of faults help nobody, and an attacker could make us write them. */
export const FAULTS_KEPT = 1000;
