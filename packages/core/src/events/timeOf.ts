import type { Pointer } from '../shape/pointer.ts';
import { correctSkew, type SkewBounds, type SkewDoubt, type Stamps } from './correctSkew.ts';
import type { CustomerEvent } from './customerEvent.ts';
import type { Message } from './message.ts';

const DOUBTS: Readonly<Record<SkewDoubt, string>> = {
  SENT_MISSING: 'nothing says when it was sent, so its time was not corrected',
  SENT_EARLIER: 'it was sent before it happened, so it counts as happening when it was received',
  AGE: 'it waited so long on the device that its clock may have been set meanwhile',
  SKEW: 'the clock of the device is off by more than is corrected',
};

/** The times of an event, the device's own where it was corrected; a doubt about it becomes a finding. */
export function timeOf(
  message: Message,
  at: Pointer,
  stamps: Stamps,
  bounds: SkewBounds | undefined,
): Pick<CustomerEvent, 'time' | 'originalTime'> {
  const { time, doubt } = correctSkew(stamps, bounds);
  if (doubt !== undefined) message.finding('CLOCK_DOUBTFUL', at, DOUBTS[doubt]);
  const { original = time } = stamps;
  return original === time ? { time } : { time, originalTime: original };
}
