import { under, type Pointer } from '../shape/pointer.ts';
import type { Shape } from '../shape/shape.ts';
import type { Instant } from '../time/instant.ts';
import type { Moment } from './moment.ts';
import type { StageBuild } from './stageRule.ts';

/**
 * A share that grows evenly: between two dates, or with a number up to `evidence`.
 * @public
 */
export interface Growth {
  readonly from: number;
  readonly to: number;
  readonly over:
    | { readonly start: Instant; readonly end: Instant }
    | { readonly path: string; readonly evidence: number };
}

/** As far as a date can lie from 1970. */
const FARTHEST = 8.64e15;

const share: Shape = { is: 'number', min: 0, max: 1 };
const date: Shape = { is: 'number', whole: true, min: -FARTHEST, max: FARTHEST };

export const growthShape: Shape = {
  is: 'object',
  fields: {
    required: {
      from: share,
      to: share,
      over: {
        is: 'object',
        fields: {
          required: {},
          optional: { start: date, end: date, path: { is: 'path' }, evidence: { is: 'number', above: 0 } },
        },
      },
    },
  },
};

/** A share that grows, ready to be asked. */
export interface Growing {
  readonly at: Pointer;
  /** What it grows with. */
  readonly path: string;
  readonly share: (moment: Moment) => number;
  /** The first instant at which the share is greater than a number, where time brings it that far. */
  readonly above: (lot: number) => Instant | undefined;
}

export function grows({ from, to, over }: Growth, build: StageBuild, at: Pointer): Growing {
  if (from > to) build.fault('VALUE_OUT_OF_RANGE', under(at, 'to'), `expected at least ${from}, found ${to}`);
  const { start, end, path, evidence }: { start?: Instant; end?: Instant; path?: string; evidence?: number } = over;
  const wanted = path === undefined && evidence === undefined ? ['start', 'end'] : ['path', 'evidence'];
  for (const name of wanted) {
    if (name in over) continue;
    build.fault('FIELD_MISSING', under(under(at, 'over'), name), 'expected start and end, or path and evidence');
  }
  for (const name of Object.keys(over)) {
    if (wanted.includes(name)) continue;
    build.fault('FIELD_UNKNOWN', under(under(at, 'over'), name), 'expected start and end, or path and evidence');
  }
  // The last step is taken exactly, and rounding never goes beyond it.
  const shareAt = (progress: number): number =>
    progress >= 1 ? to : Math.min(to, from + (to - from) * Math.max(0, progress));

  if (path !== undefined && evidence !== undefined) {
    const read = build.read(path);
    const share = (moment: Moment): number => {
      const seen = read(moment);
      return shareAt(typeof seen === 'number' && seen > 0 ? seen / evidence : 0);
    };
    return { at, path, share, above: () => undefined };
  }
  const [begin, finish] = [start ?? 0, end ?? 0];
  if (start !== undefined && end !== undefined && start >= end) {
    build.fault('VALUE_OUT_OF_RANGE', under(under(at, 'over'), 'end'), `expected an instant after start, found ${end}`);
  }
  const shareOn = (now: Instant): number => shareAt((now - begin) / (finish - begin));
  const above = (lot: number): Instant | undefined => {
    if (lot >= to) return undefined;
    let instant = Math.min(finish, begin + Math.ceil(((lot - from) / (to - from)) * (finish - begin)));
    // What was rounded is a few milliseconds off at most.
    while (shareOn(instant) <= lot) instant += 1;
    while (shareOn(instant - 1) > lot) instant -= 1;
    return instant;
  };
  return { at, path: 'now', share: ({ now }) => shareOn(now), above };
}
