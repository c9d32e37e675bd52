import type { Finding, Severity } from './finding.ts';

/**
 * Findings as plain text, for a terminal or a log: of each one line that says how bad it is, what it is and where, and one that says it in
 * words, with the clauses that prove it. At the end how many there are. It ends with a line break.
 *
 * @example
 * ```ts
 * import { allocate } from '@opportune/core';
 * import { check, textOn } from '@opportune/core/check';
 *
 * const findings = check({
 *   id: 'home',
 *   version: '1',
 *   actions: [{ id: 'letter', channel: 'email' }],
 *   funnel: [allocate({})],
 * });
 *
 * textOn(findings).split('\n')[0]; // => 'error ACTION_WITHOUT_SLOT /actions/0'
 * ```
 * @see docs/semantics.md, K8
 * @public
 */
export const textOn = (findings: readonly Finding[]): string =>
  [...findings.flatMap(linesOn), totals(findings)].map((line) => `${line}\n`).join('');

function linesOn({ severity, code, path, message, proof }: Finding): readonly string[] {
  const because = proof.map((clause) => `${clause.says} (${clause.path || '/'})`).join('; ');
  return [`${severity} ${code} ${path || '/'}`, `  ${message}${because === '' ? '' : `: ${because}`}`];
}

function totals(findings: readonly Finding[]): string {
  const count = (severity: Severity): string => {
    const { length } = findings.filter((finding) => finding.severity === severity);
    return `${length} ${severity}${length === 1 ? '' : 's'}`;
  };
  return (['error', 'warning', 'note'] as const).map(count).join(', ');
}
