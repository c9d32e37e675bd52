import { OpportuneError } from '@opportune/core';

import { explain } from '../internal/explain.ts';
import type { Paint } from './paint.ts';
import { UsageError } from './usageError.ts';

/** Why it does not run, and what to do. */
export function regret(error: unknown, paint: Paint): string {
  const lines = error instanceof OpportuneError ? faultLines(error, paint) : [explain(error)];
  return [
    '',
    `  ${paint.bad('It does not run:')} ${lines.join('\n    ')}`,
    ...advice(error).map((line) => (line === '' ? line : `  ${line}`)),
    '',
  ].join('\n');
}

const faultLines = ({ faults }: OpportuneError, { strong }: Paint): readonly string[] => [
  faults.length === 1 ? 'there is a fault' : `there are ${String(faults.length)} faults`,
  ...faults.map(({ code, path, message }) => `${strong(code)} at ${path || '/'}: ${message}`),
];

function advice(error: unknown): readonly string[] {
  if (error instanceof UsageError && error.message.startsWith('no key')) {
    return [
      '',
      'Make one, and start it again:',
      '',
      '  export OPPORTUNE_WRITE_KEY=$(openssl rand -hex 24)',
      '  export OPPORTUNE_DECIDE_KEY=$(openssl rand -hex 24)',
    ];
  }
  if (error instanceof UsageError) return ['', 'opportune-serve --help says what there is.'];
  if (error instanceof OpportuneError && error.faults.some(({ code }) => code.endsWith('_UNBOUND'))) {
    return [
      '',
      'It names code, which a file of JSON cannot bring: serve it from a program of yours,',
      'with embed and serve of @opportune/node.',
    ];
  }
  if (codeOf(error) === 'ENOENT') return ['', 'Expected a strategy as JSON in the file that --strategy names.'];
  if (codeOf(error) === 'EADDRINUSE')
    return ['', 'Somebody else listens there: try another --port, or 0 for any that is free.'];
  return [];
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
