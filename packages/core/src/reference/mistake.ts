import type { Fault } from '../errors/fault.ts';

/** The instants that a date can hold. */
const LAST = 8.64e15;

/** S2: what makes an input one that `step` cannot use. */
export function mistakeIn(before: unknown, input: unknown, now: unknown): Fault | undefined {
  const invalid = (path: string, expected: string): Fault => ({
    code: 'INPUT_INVALID',
    path,
    message: `expected ${expected}`,
  });
  const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
  const { customer: owner, format } = (before ?? {}) as Readonly<Record<string, unknown>>;

  if (typeof input !== 'object' || input === null) return invalid('', 'an object');
  const {
    kind = 'event',
    customer,
    id,
    type,
    time,
    properties,
    slots,
    decision,
    state,
  } = input as Readonly<Record<string, unknown>>;
  if (!(Number.isFinite(now) && Math.abs(now as number) <= LAST)) return invalid('', 'now to be an instant');
  if (!isText(customer)) return invalid('/customer', 'a text');
  if (!['event', 'request', 'receipt', 'wakeUp', 'merge'].includes(kind as string))
    return invalid('/kind', 'a kind of input');
  if (before !== undefined && owner !== customer) {
    return { code: 'CUSTOMER_MISMATCH', path: '/customer', message: 'expected the customer whose state it is' };
  }
  if (before !== undefined && format !== 1) return invalid('', 'a state of format 1');
  if (kind === 'wakeUp') return undefined;
  if (kind === 'merge') {
    const { format: form, customer: other, successor } = (state ?? {}) as Readonly<Record<string, unknown>>;
    return form === 1 && isText(other) && successor === undefined ? undefined : invalid('/state', 'a state');
  }
  if (kind === 'receipt') return isText(decision) ? undefined : invalid('/decision', 'a text');
  if (!isText(id)) return invalid('/id', 'a text');
  if (kind === 'request') {
    return slots === undefined || Array.isArray(slots) ? undefined : invalid('/slots', 'a list of names');
  }
  if (!isText(type)) return invalid('/type', 'a text');
  if (!Number.isFinite(time)) return invalid('/time', 'an instant');
  return typeof properties === 'object' && properties !== null ? undefined : invalid('/properties', 'an object');
}
