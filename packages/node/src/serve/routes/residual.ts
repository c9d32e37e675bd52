import { createHash } from 'node:crypto';

import type { Millis } from '@opportune/core';

import type { Known } from '../../runtime/keeping.ts';
import { ok } from '../answer.ts';
import { problem } from '../problem.ts';
import type { Route } from '../route.ts';
import { fromStore } from './fromStore.ts';
import { questionOf } from './questionOf.ts';

interface Asking {
  readonly customer: string;
  /** The strategy that the page has, by its hash. */
  readonly known?: string;
}

const LASTS: Millis = 300_000;

/**
 * What can still apply to a customer in a page. What stays here, and why, is not told: who looks after the strategy asks `residual` itself. The id stands in the
 * body, because addresses end up in the logs of others.
 */
export const residual: Route = {
  method: 'POST',
  paths: ['/v1/strategy'],
  scope: 'decide',
  takes: ['application/json'],
  about: 'what can still apply to a customer, to decide by in a page, where `residual` is set: `{ customer, known }`',
  answer: async ({ value, headers, received: now }, { runtime, residual: served }) => {
    if (served === undefined) return problem('ROUTE_UNKNOWN', 'expected a server with the option residual');
    const { question, refused } = questionOf<Asking>(value, ['customer', 'known']);
    if (refused !== undefined) return refused;
    const { reduce, lasts = LASTS, admits } = served;
    if ((await admits?.(question.customer, Object.fromEntries(headers))) === false) {
      return problem('CUSTOMER_REFUSED', 'expected a customer whom the caller may be');
    }
    const read = await fromStore(() => runtime.known(question.customer));
    if (read.code !== undefined) return read;
    const { customer, state } = read.body as Known;
    const { strategy, state: remembered, asked } = reduce(customer, state, { now, until: now + lasts });
    const hash = createHash('sha256').update(JSON.stringify(strategy)).digest('hex').slice(0, 32);
    return ok({ hash, ...(question.known === hash ? {} : { strategy }), state: remembered, asked, lasts });
  },
};
