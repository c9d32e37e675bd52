import type { Due, Identification, Identities, Input } from '@opportune/core';

import { explain } from '../internal/explain.ts';
import type { SerialByKey } from '../internal/serialByKey.ts';
import { customerOf, decideOne, type Decided, type Deciding } from './deciding.ts';
import { mergeStored } from './identities.ts';
import type { Facts } from './submitted.ts';

/** What dealing with inputs needs. */
export interface Dealing {
  readonly deciding: Deciding;
  readonly serial: SerialByKey;
  readonly identities: Identities;
  /** Is told of what was stored. */
  readonly stored: (result: Facts) => void;
}

/** More ids in a row than anybody has; a store that leads around in a circle ends here. */
const MOST_MOVES = 100;

/**
 * The one way in: events, requests, receipts, wake-ups and merges alike. An input that says that two ids are one is preceded by their merge, and one for
 * a customer who has moved is led to where they are.
 */
export function dealing({
  deciding,
  serial,
  identities,
  stored,
}: Dealing): (input: Input, due?: Due) => Promise<Decided> {
  const { emit, clock } = deciding;

  const merge = async (said: Identification): Promise<void> => {
    const merged = await mergeStored(deciding, said);
    if (merged === undefined) return;
    const { input, result, now } = merged;
    const { state: _, ...facts } = result;
    emit({ kind: 'result', input, answer: result.ignored === undefined ? 'committed' : 'ignored', step: result, now });
    stored(facts);
  };

  const attempt = async (input: Input, due: Due | undefined): Promise<Decided> => {
    try {
      const said = identities(input);
      if (said !== undefined) await merge(said);
    } catch (error) {
      const submitted = { answer: 'refused', why: 'STORE_FAILED', detail: explain(error) } as const;
      return { submitted, now: clock.now() };
    }
    return decideOne(deciding, input, due);
  };

  const tell = (input: Input, { submitted, step, now }: Decided): void => {
    if (submitted.answer === 'refused') return emit({ kind: 'refused', input, refused: submitted });
    const signal = { kind: 'result', input, answer: submitted.answer, now } as const;
    emit(step === undefined ? signal : { ...signal, step });
    if (submitted.answer === 'committed') stored(submitted.result);
  };

  return async (given, due) => {
    let input = given;
    for (let moves = 0; ; moves += 1) {
      const decided = await serial.run(customerOf(input), async () => {
        const found = await attempt(input, due);
        if (successorIn(found) === undefined || moves === MOST_MOVES) tell(input, found);
        return found;
      });
      const successor = successorIn(decided);
      if (successor === undefined || moves === MOST_MOVES) return decided;
      input = { ...input, customer: successor };
    }
  };
}

const successorIn = ({ step }: Decided): string | undefined =>
  step?.ignored === 'MOVED' ? step.state.successor : undefined;
