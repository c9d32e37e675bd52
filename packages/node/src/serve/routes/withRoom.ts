import type { Answer } from '../answer.ts';
import { problem } from '../problem.ts';
import type { Serving } from '../serving.ts';

/** Deals with so many inputs, or refuses where there is no room for all of them. */
export async function withRoom(
  { inputs, mostInputs }: Pick<Serving, 'inputs' | 'mostInputs'>,
  places: number,
  deal: () => Promise<Answer>,
): Promise<Answer> {
  if (places > mostInputs) return problem('BODY_LARGE', `expected at most ${String(mostInputs)} messages`);
  if (!inputs.enter(places)) return problem('FULL', 'too many inputs are being dealt with');
  try {
    return await deal();
  } finally {
    inputs.leave(places);
  }
}
