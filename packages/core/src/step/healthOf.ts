import type { CustomerState } from '../profile/customerState.ts';
import { completenessOf, type ProfileHealth } from '../profile/profileHealth.ts';
import { BEGINNING } from './freshState.ts';
import type { MomentView } from './momentView.ts';
import type { Program } from './program.ts';

/** How old and how complete a profile is. */
export const healthOf = (
  moment: MomentView,
  { aggregates, expected = [] }: Program,
  { watermark }: CustomerState,
): ProfileHealth => ({
  age: watermark === BEGINNING ? undefined : moment.now - watermark,
  completeness: completenessOf(expected, (name) =>
    aggregates.has(name) ? moment.aggregate(name) : moment.attribute(name),
  ),
});
