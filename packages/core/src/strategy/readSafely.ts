import type { Fault } from '../errors/fault.ts';
import { messageOf } from '../errors/messageOf.ts';
import type { Pointer } from '../shape/pointer.ts';

/**
 * Reads what may be no plain data: getters and proxies are code of others, which runs where they are looked at. What that
 * throws is a fault of the place that was read.
 */
export function readSafely<T>(faults: Fault[], at: Pointer, read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    const message = `expected plain data, found something that throws where it is read: ${messageOf(error)}`;
    faults.push({ code: 'TYPE_MISMATCH', path: at, message });
    return otherwise;
  }
}
