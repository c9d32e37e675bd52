import { advance } from '../step/advance.ts';
import type { Program } from '../step/program.ts';
import { programs } from '../step/programs.ts';
import type { Step } from '../step/step.ts';

/** The step that runs a program. */
export function stepOf(program: Program): Step {
  const step: Step = Object.assign(
    (...[state, input, now, standings]: Parameters<Step>) =>
      advance(program, state, input, now, program.trace, standings),
    { strategy: program.strategy },
  );
  programs.set(step, program);
  return step;
}
