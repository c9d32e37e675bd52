import type { Work } from '../sql/work.ts';
import type { Driver } from './driver.ts';

/** Runs the statements of some work, one after the other. */
export function run<Answer>(driver: Driver, work: Work<Answer>): Answer {
  let step = work.next();
  while (step.done !== true) step = work.next(driver.all(step.value));
  return step.value;
}
