import type { Input } from '../events/input.ts';
import type { Standings } from '../policies/claim.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { advance } from '../step/advance.ts';
import type { Program } from '../step/program.ts';
import { programs } from '../step/programs.ts';
import type { Step } from '../step/step.ts';
import type { Instant } from '../time/instant.ts';

/** The step that runs a program. */
export function stepOf(program: Program): Step {
  const step: Step = Object.assign(
    (state: CustomerState | undefined, input: Input, now: Instant, standings?: Standings) =>
      advance(program, state, input, now, program.trace, standings),
    { strategy: program.strategy },
  );
  programs.set(step, program);
  return step;
}
