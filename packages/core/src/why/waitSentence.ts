import { showInstant } from '../internal/showInstant.ts';
import { sentenceOn } from '../step/sentence.ts';
import type { WhenNext } from './whenNext.ts';

/** Says for a marketer when it is an action's turn. */
export function waitSentence(action: string, { at, decision, waited }: Omit<WhenNext, 'sentence'>): string {
  const [first] = waited;
  if (decision !== undefined && at !== undefined) {
    return first === undefined
      ? sentenceOn(decision)
      : `${action} would be chosen at ${showInstant(at) ?? 'no date'}, if nothing else happens until then.`;
  }
  return first === undefined
    ? `${action} was not considered.`
    : `${sentenceOn(first)} No instant was found at which waiting is over.`;
}
