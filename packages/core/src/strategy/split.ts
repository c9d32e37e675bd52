import { throwInvalid } from '../errors/throwInvalid.ts';
import type { Input } from '../events/input.ts';
import { assigner, assignmentsOf } from '../experiments/armOf.ts';
import { armsOf } from '../experiments/armsOf.ts';
import { checkExperiment } from '../experiments/checkExperiment.ts';
import { controlOf } from '../experiments/controlOf.ts';
import type { Trial } from '../experiments/trial.ts';
import { experimentRule } from '../funnel/experiment.ts';
import { firstKnown } from '../identity/firstKnown.ts';
import { subjectOf } from '../identity/subjectOf.ts';
import { canonical } from '../internal/canonical.ts';
import { hash128 } from '../internal/hash.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { under } from '../shape/pointer.ts';
import { Reader } from '../shape/reader.ts';
import type { Fields } from '../shape/shape.ts';
import { advance } from '../step/advance.ts';
import { routes, type Route } from '../step/programFor.ts';
import { programs } from '../step/programs.ts';
import type { Step } from '../step/step.ts';
import type { Instant } from '../time/instant.ts';
import { DEFAULT_BOUNDS } from './readStrategy.ts';

/**
 * An experiment whose arms are whole strategies.
 * @public
 */
export interface Split extends Trial {
  readonly version: string;
  readonly arms: Readonly<Record<string, SplitArm>>;
}

/**
 * A strategy that is tried.
 * @public
 */
export interface SplitArm {
  readonly weight: number;
  /** As `compile` has made it. */
  readonly step: Step;
}

/**
 * One step of several: each customer goes to one of the strategies, always the same, as `experiment` sends them through its arms, without
 * storage. Whoever is outside of the layer or the coverage goes to the control, and is not in the experiment. Decisions carry the arm, and by
 * `strategy` the one that has made them.
 *
 * A customer whose arm is another now, because weights have moved or two customers are one, is carried over by name, as with a new version
 * of a strategy.
 *
 * `explain`, `replay`, `whatIf` and operators take it as any step. `amend` and `funnelOf` want the step of one strategy: amend an arm,
 * and split again.
 *
 * @param options - `arms`: their weights add up to 1 within 1e-6; `control`: the first arm where it is left out
 * @throws {OpportuneError} EXPERIMENT_INVALID with every fault at once: the weights do not add up, the control is no arm, the part of the layer is
 * empty, an experiment of a strategy has the id or a piece of that part; or STEP_UNKNOWN, `compile` has not made a step
 * @example
 * ```ts
 * import { allocate, compile, split } from '@opportune/core';
 *
 * const saying = (id: string) =>
 *   compile({
 *     id: 'welcome',
 *     version: id,
 *     actions: [{ id, channel: 'web' }],
 *     funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
 *   });
 * const step = split({
 *   id: 'greeting',
 *   version: '1',
 *   arms: { hello: { weight: 0.5, step: saying('hello') }, hi: { weight: 0.5, step: saying('hi') } },
 * });
 * const [decision] = step(undefined, { kind: 'request', id: 'r1', customer: 'ada' }, 0).decisions;
 *
 * decision?.action; // => 'hi'
 * decision?.arms; // => { greeting: { arm: 'hi', share: 0.5 } }
 * ```
 * @see docs/semantics.md, X6
 * @public
 */
export function split(options: Split): Step {
  check(options);
  const { id, arms } = options;
  const armFor = assigner(options);
  const control = programs.get(arms[controlOf(options)]!.step)!;
  const inArm = new Map(
    assignmentsOf(options).map((assignment) => {
      const program = programs.get(arms[assignment.arm]!.step)!;
      return [assignment.arm, { ...program, arms: { [id]: assignment } }];
    }),
  );
  const route: Route = (state, now, input) => {
    const assignment = armFor(subjectAfter(state, now, input));
    return assignment === undefined ? control : inArm.get(assignment.arm)!;
  };
  const step: Step = Object.assign(
    (...[state, input, now, standings]: Parameters<Step>) => {
      const program = route(state, now, input);
      return advance(program, state, input, now, program.trace, standings);
    },
    { strategy: { id, version: options.version, hash: hashOf(options) } },
  );
  routes.set(step, route);
  return step;
}

/** Whose chance is drawn: after a merge, that of the one of the two who was known first. What is no input is refused by whichever strategy. */
function subjectAfter(state: CustomerState | undefined, now: Instant, input: Input | undefined): string {
  try {
    const one = state ?? { customer: input!.customer, since: now };
    const subject: unknown = subjectOf(input?.kind === 'merge' ? firstKnown(one, input.state) : one);
    return typeof subject === 'string' ? subject : '';
  } catch {
    return '';
  }
}

/** What tells one wording from another: who is in which arm, and what the strategies say. */
function hashOf(options: Split): string {
  const arms = armsOf(options).map(([name, { weight, step }]) => [name, weight, step.strategy.hash]);
  return hash128(canonical({ ...options, control: controlOf(options), arms }));
}

// Not a constant: what is read at the top of a file stays in every bundle.
const fields = (): Fields => ({
  required: {
    id: { is: 'text' },
    version: { is: 'text' },
    arms: { is: 'record', of: { is: 'object', fields: { required: { weight: { is: 'number', min: 0, max: 1 } } } } },
  },
  optional: { control: { is: 'text' }, ...experimentRule.fields.optional },
});

/** Steps are code; all else has a form. */
function check({ arms, ...rest }: Split): void {
  const weights = Object.entries(arms).map(([name, { step: _, ...arm }]) => [name, arm] as const);
  const reader = new Reader({ fields: () => undefined, kinds: () => [] }, DEFAULT_BOUNDS);
  const trial = reader.object({ ...rest, arms: Object.fromEntries(weights) }, fields(), '', 0) as Trial;
  const known = Object.entries(arms).flatMap(([name, { step }]) => {
    const at = under(under('/arms', name), 'step');
    const program = programs.get(step);
    if (program !== undefined) return program.experiments.map((each) => ({ ...each, at: `${at}${each.at}` }));
    reader.faults.push({ code: 'STEP_UNKNOWN', path: at, message: 'expected a step that compile has made' });
    return [];
  });
  checkExperiment(trial, known, (code, path, message) => reader.faults.push({ code, path, message }), '');
  throwInvalid(reader.faults, 'EXPERIMENT_INVALID');
}
