import type { Fault } from '../errors/fault.ts';
import { OpportuneError } from '../errors/opportuneError.ts';
import { throwInvalid } from '../errors/throwInvalid.ts';
import type { Bounds } from '../shape/bounds.ts';
import { ReadableVocabulary } from './readableVocabulary.ts';
import { readStrategy } from './readStrategy.ts';
import type { Rule } from './rule.ts';
import { standardVocabulary } from './standardVocabulary.ts';
import type { Strategy } from './strategy.ts';

/**
 * Reads a strategy from outside, as JSON text or as a value: closed vocabulary, own properties only, bounded in depth and
 * size. What it returns is a clean copy; what the strategy names is checked by `compile`, which needs the bindings.
 *
 * @throws {OpportuneError} JSON_INVALID where the text is not JSON; STRATEGY_INVALID with every fault at once
 * @example
 * ```ts
 * import { parseStrategy } from '@opportune/core';
 *
 * const text = '{"id":"a","version":"1","actions":[],"funnel":[{"kind":"allocate","slots":{}}]}';
 *
 * parseStrategy(text).id; // => 'a'
 * ```
 * @public
 */
export function parseStrategy(
  source: unknown,
  options: { readonly rules?: readonly Rule[]; readonly bounds?: Partial<Bounds> } = {},
): Strategy {
  const { rules = standardVocabulary, bounds } = options;
  const value = typeof source === 'string' ? parseJson(source) : source;
  const { strategy, faults } = readStrategy(value, new ReadableVocabulary(rules), bounds);
  throwInvalid(faults);
  return strategy;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const fault: Fault = {
      code: 'JSON_INVALID',
      path: '',
      message: `expected JSON: ${(cause as SyntaxError).message}`,
    };
    throw new OpportuneError('JSON_INVALID', [fault], { cause });
  }
}
