import { BORN_WITH, PATH } from '../shape/patterns.ts';
import type { Findings, Pointer } from './finding.ts';
import type { ImportOptions } from './importOptions.ts';

/** Where a rule stands: at the root of a customer, or inside of an element of a list. */
export type Scope = (name: string) => string;

/** A path inside of `some`: `element` or what hangs on it. */
const ELEMENT = /^element(\.[^.]+){0,8}$/;

export const isPath = (path: unknown): path is string =>
  typeof path === 'string' &&
  (PATH.test(path) || ELEMENT.test(path)) &&
  !path.split('.').some((name) => BORN_WITH.includes(name));

export const rootScope = ({ path = (name) => `profile.${name}` }: ImportOptions): Scope => path;

export const elementScope: Scope = (name) => (name === '' ? 'element' : `element.${name}`);

/** The path for a name; undefined, and a finding, where there is none. */
export function pathOf(name: string, scope: Scope, findings: Findings, at: Pointer): string | undefined {
  let path: unknown;
  try {
    path = scope(name);
  } catch {
    path = undefined;
  }
  if (isPath(path)) return path;
  findings.add(at, 'NAME_REFUSED', `no attribute of ours can be named '${name}'; it was taken as never true`);
  return undefined;
}
