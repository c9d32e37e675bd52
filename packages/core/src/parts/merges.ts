import { memoryOf } from '../identity/memoryOf.ts';
import { areWhole } from '../step/isWhole.ts';
import type { Program } from '../step/program.ts';
import { takeMerge } from '../step/takeMerge.ts';
import type { PartRule } from './partRule.ts';

/**
 * What takes in that two customers are one, and keeps their identities apart. Without it a merge is refused, and so is a customer of whom there
 * was one.
 * @public
 */
export const mergesRule: PartRule = {
  family: 'part',
  kind: 'merges',
  link: (): Pick<Program, 'merging'> => ({ merging: { takeMerge, memoryOf, areWhole, each } }),
};

const each = <T>(all: Readonly<Record<string, T>>, change: (it: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(all).map(([id, it]) => [id, change(it)]));
