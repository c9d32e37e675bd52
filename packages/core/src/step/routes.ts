import type { CustomerState } from '../profile/customerState.ts';
import type { Step } from './step.ts';
import type { StepResult } from './stepResult.ts';

/** Which step answers a customer in the place of another, and how what it says is signed. */
export interface Route {
  readonly step: Step;
  /** @param isTraced - also what was dropped says by which arms it has come */
  readonly signed: (result: StepResult, isTraced: boolean) => StepResult;
}

/** For steps that send each customer to one of several. */
export const routes: WeakMap<Step, (state: CustomerState | undefined, customer: string) => Route> =
  /* @__PURE__ */ new WeakMap();
