import { checkTag, coverageFields } from '../policies/coverage.ts';
import { under } from '../shape/pointer.ts';
import type { Shape } from '../shape/shape.ts';
import { allocateRule, type Allocate } from './allocate.ts';
import { allocating } from './allocation/allocating.ts';
import { classLimits } from './allocation/classLimit.ts';
import { firstFit } from './allocation/firstFit.ts';
import { underConstraints } from './allocation/underConstraints.ts';
import type { StageRule } from './stageRule.ts';

const several: Shape = { is: 'number', min: 1, whole: true };

/**
 * `allocate` with its constraints: in place of `allocateRule`, which knows none and is smaller.
 *
 * @see docs/decisions/0016-allocation-under-constraints.md
 * @public
 */
export const constrainedAllocateRule: StageRule<Allocate> = {
  ...allocateRule,
  fields: {
    ...allocateRule.fields,
    optional: {
      perGroup: several,
      perIssue: several,
      exclusions: { is: 'list', of: { is: 'list', of: { is: 'target' }, min: 2 } },
      mix: {
        is: 'list',
        of: { is: 'object', fields: { required: { atMost: several }, optional: coverageFields } },
      },
      repeatAfter: { is: 'number', above: 0 },
    },
  },
  compile: (node, build, at) => {
    const { repeatAfter, mix = [] } = node;
    for (const [i, coverage] of mix.entries()) checkTag(coverage, build, under(under(at, 'mix'), i));
    const limits = classLimits(node, at);
    if (limits.length === 0 && repeatAfter === undefined) return allocating(node, build, at, firstFit);
    // Who comes last may be what makes another way the better one.
    build.needsAll();
    if (repeatAfter !== undefined) build.remembersSlots(repeatAfter);
    const repeat = repeatAfter === undefined ? undefined : { after: repeatAfter, clause: under(at, 'repeatAfter') };
    return allocating(node, build, at, (contest) => underConstraints(contest, { limits, repeat }));
  },
};
