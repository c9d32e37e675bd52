import type { Decision, DecisionRequest } from '@opportune/core';

import type { ServerOptions } from '../client/clientOptions.ts';
import type { Trouble } from '../client/trouble.ts';
import { post } from '../send/post.ts';

/** Asks the server for actions. Never rejects: no answer is no action. */
export async function asked(
  server: ServerOptions,
  { id, customer, slots, context }: DecisionRequest,
  tell: (trouble: Trouble) => void,
): Promise<readonly Decision[]> {
  try {
    const response = await post(server, '/v1/decide', JSON.stringify({ id, customer, slots, context }));
    const body = (await response.json()) as { decisions?: readonly Decision[]; code?: string; detail?: string };
    if (response.ok) return body.decisions ?? [];
    tell({ code: 'DECIDE_FAILED', message: `${response.status} ${body.code ?? ''} ${body.detail ?? ''}`.trim() });
  } catch (error) {
    tell({ code: 'DECIDE_FAILED', message: `cannot reach ${server.url}: ${String(error)}` });
  }
  return [];
}
