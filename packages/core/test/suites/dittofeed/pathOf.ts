import { Unsaid } from './unsaid.ts';

const STEP = /^(?:\.?([\p{L}_$][\p{L}\p{N}_$-]*)|\[(["'])([^"'\]]+)\2\])/u;

/**
 * A path of the suite, `a.b` or `$["a b"]`, below one of ours.
 *
 * @returns undefined where it is none
 */
export function pathOf(below: string, path: string): string | undefined {
  let rest = path.replace(/^\$(?=[.[])/, '');
  const names: string[] = [];
  while (rest !== '') {
    const step = STEP.exec(rest);
    if (step === null) return undefined;
    const name = step[1] ?? step[3]!;
    if (name.includes('.')) throw new Unsaid('path');
    names.push(name);
    rest = rest.slice(step[0].length);
  }
  return [below, ...names].join('.');
}
