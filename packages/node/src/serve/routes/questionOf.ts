import type { Fault } from '@opportune/core';

import type { Question } from '../../runtime/runtime.ts';
import type { Answer } from '../answer.ts';
import { isRecord } from '../body/isRecord.ts';
import { problem } from '../problem.ts';

/** A request for actions as a body says it, or the answer that refuses it with everything that is wrong. */
export type Asked =
  | { readonly question: Question; readonly refused?: undefined }
  | { readonly question?: undefined; readonly refused: Answer };

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

interface Field {
  readonly expected: string;
  readonly required?: true;
  readonly fits: (value: unknown) => boolean;
}

const FIELDS: Readonly<Record<string, Field>> = {
  customer: { expected: 'a text with something in it', required: true, fits: isText },
  id: { expected: 'a text with something in it', fits: isText },
  slots: { expected: 'a list of texts', fits: (value) => Array.isArray(value) && value.every(isText) },
  context: { expected: 'an object', fits: isRecord },
};

/** @param names - the fields that the body may have */
export function questionOf(value: unknown, names: readonly string[]): Asked {
  if (!isRecord(value)) return refuse([{ code: 'TYPE_MISMATCH', path: '', message: 'expected an object' }]);
  const faults: Fault[] = [];
  for (const name of names) {
    const { expected, required, fits } = FIELDS[name]!;
    const field = value[name];
    if (field === undefined && required === undefined) continue;
    if (!fits(field)) {
      const code = field === undefined ? 'FIELD_MISSING' : 'TYPE_MISMATCH';
      faults.push({ code, path: `/${name}`, message: `expected ${expected}` });
    }
  }
  for (const name of Object.keys(value)) {
    if (names.includes(name)) continue;
    const path = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    faults.push({ code: 'FIELD_UNKNOWN', path, message: `expected one of ${names.join(', ')}` });
  }
  return faults.length === 0 ? { question: value as unknown as Question } : refuse(faults);
}

function refuse(faults: readonly Fault[]): Asked {
  const said = faults.map(({ code, path, message }) => `${code} at ${path || '/'}: ${message}`);
  return { refused: problem('BODY_REJECTED', said.join('; '), { members: { faults } }) };
}
