import type { ErrorCode } from '../errors/codes.ts';
import type { Fault } from '../errors/fault.ts';
import { messageOf } from '../errors/messageOf.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Candidate, Loss } from './shortlist.ts';

/** Code of others has thrown over a candidate: this candidate is lost, and somebody is told. */
export function failure(
  code: ErrorCode,
  at: Pointer,
  { action }: Candidate,
  error: unknown,
): { readonly fault: Fault; readonly loss: Loss } {
  const message = `${action.id}: ${messageOf(error)}`;
  return { fault: { code, path: at, message }, loss: { reason: 'ERROR', clause: at, seen: message } };
}
