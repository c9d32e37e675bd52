import type { FactorBuild } from '../factors/factorRule.ts';
import { show } from '../shape/describe.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Shape } from '../shape/shape.ts';

/**
 * Which actions a contact policy speaks of: those that have everything that it names; all, where it names nothing.
 * @public
 */
export interface Coverage {
  /** Those on this channel only. */
  readonly channel?: string;
  /** Those of groups of this issue only. */
  readonly issue?: string;
  /** Those of this group only. */
  readonly group?: string;
  /** This action only. */
  readonly action?: string;
  /** Those with this tag only. */
  readonly tag?: string;
}

/** The fields by which a policy says what it covers. */
export const coverageFields: Readonly<Record<keyof Coverage, Shape>> = {
  channel: { is: 'text' },
  issue: { is: 'target' },
  group: { is: 'target' },
  action: { is: 'target' },
  tag: { is: 'text' },
};

/** What can be covered: an action, a contact by one, an outcome of one. */
interface Covered {
  readonly channel?: string;
  readonly issue?: string;
  readonly group?: string;
  readonly tags?: readonly string[];
}

/** Is it among what a policy speaks of? The id of the action is given apart, because a contact has it under another name. */
export const covers = (
  { channel, issue, group, action, tag }: Coverage,
  it: Covered,
  id: string | undefined,
): boolean =>
  (channel === undefined || it.channel === channel) &&
  (issue === undefined || it.issue === issue) &&
  (group === undefined || it.group === group) &&
  (action === undefined || id === action) &&
  (tag === undefined || it.tags?.includes(tag) === true);

/** A tag that no action has would never cover anything. */
export function checkTag({ tag }: Coverage, build: FactorBuild, at: Pointer): void {
  if (tag === undefined || build.actions.some(({ tags }) => tags?.includes(tag))) return;
  build.fault('TARGET_UNKNOWN', under(at, 'tag'), `expected a tag of an action, found ${show(tag)}`);
}
