import type { ErrorCode } from '../errors/codes.ts';
import type { Fault } from '../errors/fault.ts';
import { show } from '../shape/describe.ts';
import { isScalar } from '../shape/isScalar.ts';
import { BORN_WITH } from '../shape/patterns.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import { isRecord } from './isRecord.ts';

/** Twice what Segment and CloudEvents allow a message in bytes, and more values than fit into that. */
const BOUNDS = { depth: 64, values: 10_000, text: 65_536 } as const;

const FORBIDDEN: ReadonlySet<string> = /* @__PURE__ */ new Set(BORN_WITH);

/** So many mistakes of one message are told. */
const FAULTS_KEPT = 100;

/**
 * A copy of a value that is JSON of a message's size; what is not becomes a fault. Own properties only, none that is
 * undefined, and no name that an object has by birth.
 */
export function copyJson(source: unknown, at: Pointer, faults: Fault[]): unknown {
  const way: (string | number)[] = [];
  let values: number = BOUNDS.values;
  let text: number = BOUNDS.text;

  const fault = (code: ErrorCode, message: string): void => {
    if (faults.length < FAULTS_KEPT) faults.push({ code, path: way.reduce<Pointer>(under, at), message });
  };
  /** Whether there is no more room; told once. */
  const isFull = (length: number): boolean => {
    if (values < 0 || text < 0) return true;
    values -= 1;
    text -= length;
    if (values < 0) fault('TOO_LARGE', `expected at most ${BOUNDS.values} values in a message`);
    else if (text < 0) fault('TOO_LARGE', `expected at most ${BOUNDS.text} UTF-16 code units of text in a message`);
    return values < 0 || text < 0;
  };
  const list = (value: readonly unknown[]): unknown[] => {
    const copies: unknown[] = [];
    const step = way.push(0) - 1;
    for (let i = 0; i < value.length && values >= 0 && text >= 0; i += 1) {
      way[step] = i;
      copies.push(copy(value[i]));
    }
    way.pop();
    return copies;
  };
  const record = (value: Readonly<Record<string, unknown>>): Record<string, unknown> => {
    const copies: Record<string, unknown> = {};
    const step = way.push('') - 1;
    for (const key of Object.keys(value)) {
      way[step] = key;
      if (FORBIDDEN.has(key)) fault('KEY_FORBIDDEN', 'expected a name that no object has by birth');
      else if (isFull(key.length)) break;
      else if (value[key] !== undefined) copies[key] = copy(value[key]);
    }
    way.pop();
    return copies;
  };
  const copy = (value: unknown): unknown => {
    if (isFull(typeof value === 'string' ? value.length : 0) || isScalar(value)) return value;
    if (way.length === BOUNDS.depth) fault('TOO_DEEP', `expected at most ${BOUNDS.depth} levels of nesting`);
    else if (Array.isArray(value)) return list(value);
    else if (isRecord(value)) return record(value);
    else fault('TYPE_MISMATCH', `expected JSON, found ${show(value)}`);
    return undefined;
  };
  return copy(source);
}
