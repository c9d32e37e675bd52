import { canonical } from '../internal/canonical.ts';
import { hash128 } from '../internal/hash.ts';
import type { CustomerState } from '../profile/customerState.ts';

/**
 * What a state remembers, as 32 hexadecimal digits: the same wherever the same is remembered. Which version of a strategy has
 * written it does not count. Not cryptographic.
 *
 * @example
 * ```ts
 * import { allocate, compile } from '@opportune/core';
 * import { digestOf } from '@opportune/core/why';
 *
 * const step = compile({ id: 'home', version: '1', actions: [], funnel: [allocate({})] });
 * const { state } = step(undefined, { kind: 'request', id: 'r1', customer: 'ada' }, 0);
 *
 * digestOf(state).length; // => 32
 * digestOf(JSON.parse(JSON.stringify(state))) === digestOf(state); // => true
 * ```
 * @see docs/semantics.md, W1
 * @public
 */
export const digestOf = (state: CustomerState): string =>
  hash128(canonical({ ...state, strategy: undefined, marks: undefined }));
