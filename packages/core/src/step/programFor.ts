import type { Input } from '../events/input.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Instant } from '../time/instant.ts';
import type { Program } from './program.ts';
import { programs } from './programs.ts';
import type { Step } from './step.ts';

/** Which of several programs a step runs; without an input, which one the state belongs to. */
export type Route = (state: CustomerState | undefined, now: Instant, input?: Input) => Program;

/** The ways behind steps that run one program for some customers, and another for others. */
export const routes: WeakMap<Step, Route> = /* @__PURE__ */ new WeakMap<Step, Route>();

/** The program that a step runs; undefined where nobody knows what is behind it. */
export const programFor = (step: Step, ...asked: Parameters<Route>): Program | undefined =>
  programs.get(step) ?? routes.get(step)?.(...asked);
