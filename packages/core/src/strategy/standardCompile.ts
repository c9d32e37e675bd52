import { compiler, type Compile } from './compile.ts';
import { standardVocabulary } from './standardVocabulary.ts';

/**
 * Checks a strategy, binds what it names, and makes it ready to run: a pure function from state, input and time to the
 * next state and the decisions.
 *
 * @throws {OpportuneError} STRATEGY_INVALID with every fault at once, each with a JSON pointer
 * @example
 * ```ts
 * import { allocate, compile, instant, qualify, strategy } from '@opportune/core';
 *
 * const step = compile(
 *   strategy<{ events: { visited: object }; profile: object }>()({
 *     id: 'welcome',
 *     version: '1',
 *     actions: [{ id: 'hello', channel: 'web' }],
 *     funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 1 } })],
 *   }),
 * );
 * const now = instant('2026-11-22T09:00:00Z');
 * const { decisions } = step(undefined, { kind: 'request', id: 'r1', customer: 'ada' }, now);
 *
 * decisions[0]?.action; // => 'hello'
 * ```
 * @public
 */
export const compile: Compile = /* @__PURE__ */ compiler(standardVocabulary);
