import type { Step } from '@opportune/core';

/** A step that runs one strategy at first, and another afterwards. */
export function relay(first: Step, second: Step, change: number): Step {
  let calls = 0;
  return Object.assign((...asked: Parameters<Step>) => ((calls += 1) <= change ? first : second)(...asked), {
    strategy: second.strategy,
  });
}
