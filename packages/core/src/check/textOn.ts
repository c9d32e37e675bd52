import type { Bound, Share } from './bound.ts';
import type { Cost } from './costOf.ts';
import type { Finding, Severity } from './finding.ts';

/**
 * Findings as plain text, for a terminal or a log: of each one line that says how bad it is, what it is and where, and one that says it in
 * words, with the clauses that prove it. At the end how many there are, and what the strategy costs at most, where that is given. It ends with a line break.
 *
 * @param cost - what `costOf` says of the same strategy
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
export const textOn = (findings: readonly Finding[], cost?: Cost): string =>
  [...findings.flatMap(linesOn), totals(findings), ...(cost === undefined ? [] : linesOnCost(cost))]
    .map((line) => `${line}\n`)
    .join('');

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

/** So many parts tell where it comes from. */
const SHOWN = 3;

const linesOnCost = ({ stateBytes, steps }: Cost): readonly string[] => [
  ...linesOnBound('state', 'bytes', stateBytes),
  ...linesOnBound('event', 'questions', steps.event),
  ...linesOnBound('request', 'questions', steps.request),
];

const linesOnBound = (what: string, unit: string, { bound, of }: Bound): readonly string[] => [
  `${what}: ${amount(bound, unit)}`,
  ...[...of]
    .sort((a, b) => size(b) - size(a))
    .slice(0, SHOWN)
    .map((share) => `  ${amount(share.atMost, unit)} ${share.path || '/'} ${share.what}`),
];

const amount = (atMost: number | undefined, unit: string): string =>
  atMost === undefined ? `nobody knows how many ${unit}` : `at most ${atMost} ${unit}`;

/** What nobody knows comes first. */
const size = ({ atMost = Infinity }: Share): number => atMost;
