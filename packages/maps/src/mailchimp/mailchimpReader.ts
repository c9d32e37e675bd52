import type { Reading, Report } from '@opportune/core';

import { demand } from '../internal/demand.ts';
import { demandSecrets } from '../internal/demandSecrets.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { field } from '../internal/field.ts';
import { formOf } from '../internal/formOf.ts';
import type { BodyForm } from '../internal/readBody.ts';
import { readSigned } from '../internal/readSigned.ts';
import { readUnsigned } from '../internal/readUnsigned.ts';
import { refuse } from '../internal/refuse.ts';
import { sharedSecret } from '../internal/sharedSecret.ts';
import { utf8 } from '../internal/utf8.ts';
import type { MailchimpOptions } from './mailchimpOptions.ts';
import { mailchimpOutcome } from './mailchimpOutcome.ts';
import { mailchimpSigned } from './mailchimpSigned.ts';

interface Reader {
  /** What is never to show. */
  readonly secrets: readonly string[];
  readonly read?: (report: Report) => Promise<Reading>;
}

/** By which of two ways reports are believed: by a signature, or by a secret in a header; by none without a secret. */
export function mailchimpReader(options: MailchimpOptions): Reader {
  const { secret, secretHeader, customer } = options;
  demand(secret === undefined || customer !== undefined, '/customer', 'a function: reports name e-mail addresses');
  const formFor = (report: Report): BodyForm => ({
    parse: formOf,
    entries: (form) => (field(form, 'type') === undefined ? refuse('MALFORMED', 'no type') : [form]),
    entry: (form) => mailchimpOutcome(options, form as Readonly<Record<string, string>>, report),
  });
  if (secretHeader !== undefined) {
    const shared = sharedSecret(options);
    if (shared === undefined) return { secrets: [] };
    return { secrets: shared.secrets, read: (report) => readUnsigned(report, shared, formFor(report)) };
  }
  const secrets = demandSecrets(secret);
  if (secrets.length === 0) return { secrets };
  const { tolerance } = demandTimes(options);
  const keys = secrets.map(utf8);
  return {
    secrets,
    read: (report) =>
      readSigned(report, tolerance, { ...formFor(report), signed: () => mailchimpSigned(keys, report) }),
  };
}
