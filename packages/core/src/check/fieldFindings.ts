import { standardFactors } from '../factors/standard.ts';
import { under } from '../shape/pointer.ts';
import type { Finding, Severity } from './finding.ts';
import type { Subject } from './subject.ts';

/** What actions say and no stage reads. */
export function fieldFindings(subject: Subject): readonly Finding[] {
  const unread = unreadIn(subject);
  return subject.strategy.actions.flatMap((action, i) =>
    unread
      .filter(({ field }) => Object.hasOwn(action, field))
      .map(({ field, severity, message }): Finding => ({
        code: 'FIELD_NEVER_READ',
        severity,
        path: under(under('/actions', i), field),
        message,
        proof: [],
      })),
  );
}

interface Unread {
  readonly field: 'when' | 'validFrom' | 'validTo' | 'value' | 'lever';
  readonly severity: Severity;
  readonly message: string;
}

function unreadIn(subject: Subject): readonly Unread[] {
  const isAsked = subject.hasForeignStages || subject.nodes('stage').some(({ node }) => node.kind === 'qualify');
  const factors = new Set(subject.nodes('factor').map(({ node }) => node.kind));
  // A model is given the whole action, and who knows what a rule of somebody else's reads.
  const isOpen = subject.hasForeignStages || [...factors].some((kind) => kind === 'propensity' || !FACTORS.has(kind));
  return [
    ...(isAsked
      ? []
      : DEMANDS.map((field): Unread => ({
          field,
          severity: 'warning',
          message: 'the funnel has no qualify that would ask it',
        }))),
    ...(isOpen
      ? []
      : (['value', 'lever'] as const)
          .filter((field) => !factors.has(field))
          .map((field): Unread => ({ field, severity: 'note', message: `the ranking has no factor ${field}` }))),
  ];
}

const DEMANDS = ['when', 'validFrom', 'validTo'] as const;

const FACTORS: ReadonlySet<string> = new Set(standardFactors.map(({ kind }) => kind));
