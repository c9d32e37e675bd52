import type { Millis } from '@opportune/core';

import { optionInvalid } from '../internal/optionInvalid.ts';

/**
 * How much may come. What is beyond is refused, so that memory does not grow with what callers send.
 * @public
 */
export interface Limits {
  /** Bytes of a body, unpacked, ≥ 1. 1 MiB where it is left out, which is twice what Segment's clients send. */
  readonly body?: number;
  /**
   * Requests in hand at the same time, ≥ 1, so that bodies take so many times `body` at most. Half of them at most
   * are of callers who show no key before the body is read. 256 where it is left out.
   */
  readonly requests?: number;
  /** Inputs in hand at the same time, ≥ 1; a body with more of them is too large. 4,096 where it is left out. */
  readonly inputs?: number;
  /** How long a body may take to arrive, > 0. 20 seconds where it is left out. */
  readonly patience?: Millis;
}

const USUAL: Required<Limits> = { body: 2 ** 20, requests: 256, inputs: 4096, patience: 20_000 };

/** @throws {OpportuneError} OPTION_INVALID for a limit that nothing gets under */
export function limitsOf(given: Limits = {}): Required<Limits> {
  const limits = { ...USUAL, ...given };
  for (const [name, limit] of Object.entries(limits)) {
    if (!(limit >= 1 && limit < 2 ** 31)) throw optionInvalid(`/limits/${name}`, 'a number from 1 on, below 2^31');
  }
  return limits;
}
