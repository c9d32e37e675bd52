import { compilePattern } from '../../conditions/pattern/compilePattern.ts';

/** Whether `matches` takes the pattern. */
export const isLinear = (pattern: string, ignoreCase: boolean): boolean =>
  !('message' in compilePattern(pattern, { ignoreCase }));
