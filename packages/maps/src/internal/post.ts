import type { Delivery } from '@opportune/core';

import { type Call, call } from './call.ts';
import type { Answer, Line } from './line.ts';

/**
 * Posts one body, or puts it, and says what the answer means.
 * @throws where the request cannot be written, for example a header with a line break; a call that fails is a value
 */
export async function post(
  line: Line,
  delivery: Delivery,
  url: string,
  headers: Record<string, string>,
  body: string,
  method: NonNullable<Call['method']> = 'POST',
): Promise<Answer> {
  const reply = await call(line, delivery, { method, url, headers, body });
  if (!reply.taken) return reply.answer;
  return line.verdict?.(reply, delivery.now) ?? { status: line.taken(reply.status) };
}
