import type { Decision, ErrorCode, Fault, Ignored } from '@opportune/core';

import type { RefusalReason, Submitted } from '../../runtime/submitted.ts';
import { PROBLEMS } from '../problem.ts';

/**
 * What became of one message of a body.
 *
 * - `accepted`: what it leads to is stored durably
 * - `duplicate`: its id was seen before
 * - `ignored`: it changes nothing, and never will; `code` says why
 * - `rejected`: it is no event, and never will be; `faults` say why
 * - `refused`: it could not be taken now; send it again
 * @public
 */
export interface Result {
  readonly answer: 'accepted' | 'duplicate' | 'ignored' | 'rejected' | 'refused';
  /** JSON pointer to the message in the body. */
  readonly path: string;
  readonly id?: string;
  readonly code?: ErrorCode | Ignored | RefusalReason;
  readonly detail?: string;
  readonly faults?: readonly Fault[];
  /** Of those for which no channel is there: they are settled with this answer. */
  readonly decisions?: readonly Decision[];
}

/** What became of a message that is an event. */
export function resultOf(path: string, id: string, submitted: Submitted, isHere: (channel: string) => boolean): Result {
  if (submitted.answer === 'refused') {
    return { answer: 'refused', path, id, code: submitted.why, detail: PROBLEMS[submitted.why].title };
  }
  const { decisions: all, ignored, faults } = submitted.result;
  const decisions = all.filter(({ channel }) => !isHere(channel));
  return {
    answer: submitted.answer === 'committed' ? 'accepted' : submitted.answer,
    path,
    id,
    ...(submitted.answer !== 'ignored' || ignored === undefined ? {} : { code: ignored }),
    ...(faults.length === 0 ? {} : { faults }),
    ...(decisions.length === 0 ? {} : { decisions }),
  };
}
