import type { Program } from './program.ts';
import type { Step } from './step.ts';

/** The program behind each step, for those who look inside: `explain`, and operators over single stages. */
export const programs: WeakMap<Step, Program> = /* @__PURE__ */ new WeakMap<Step, Program>();
