import type { Fault } from '@opportune/core';

import type { Question } from '../../runtime/runtime.ts';
import type { Answer } from '../answer.ts';
import { isRecord } from '../body/isRecord.ts';
import { problem } from '../problem.ts';

/** What a body asks for, a request for actions mostly, or the answer that refuses it with everything that is wrong. */
export type Asked<Asking = Question> =
  | { readonly question: Asking; readonly refused?: undefined }
  | { readonly question?: undefined; readonly refused: Answer };

/** More than anybody looks through, and an answer of some megabytes. */
const MOST = 1_000;

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= MOST;

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
  known: { expected: 'a text with something in it', fits: isText },
  context: { expected: 'an object', fits: isRecord },
  decision: { expected: 'a text with something in it', required: true, fits: isText },
  limit: { expected: `a whole number from 1 to ${String(MOST)}`, fits: isCount },
};

/** @param names - the fields that the body may have */
export function questionOf<Asking = Question>(value: unknown, names: readonly string[]): Asked<Asking> {
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
  return faults.length === 0 ? { question: value as unknown as Asking } : refuse(faults);
}

function refuse(faults: readonly Fault[]): { readonly refused: Answer } {
  const said = faults.map(({ code, path, message }) => `${code} at ${path || '/'}: ${message}`);
  return { refused: problem('BODY_REJECTED', said.join('; '), { members: { faults } }) };
}
