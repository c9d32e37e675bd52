import type { Tally } from './tally.ts';

/** What is left after a stage. */
export interface Level {
  readonly name: string;
  readonly count: number;
}

const STAGES = [
  ['qualify', 'qualified'],
  ['limit', 'may be contacted'],
  ['holdout', 'not held out'],
  ['arbitrate', 'worth something'],
  ['allocate', 'chosen'],
] as const;

/** How many candidates were left after each stage of the strategy. */
export function funnelLevels({ stages, decisions }: Tally): readonly Level[] {
  let count = decisions + stages.total;
  const levels: Level[] = [{ name: 'candidates', count }];
  for (const [stage, name] of STAGES) {
    count -= stages.of(stage);
    levels.push({ name, count });
  }
  return levels;
}
