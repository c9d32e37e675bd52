import type { Condition } from '../../conditions/condition.ts';
import { bucketRanges } from '../../experiments/bucketRanges.ts';
import { chooseVariation } from '../../experiments/chooseVariation.ts';
import { hashOf } from '../../experiments/hashOf.ts';
import { inNamespace } from '../../experiments/inNamespace.ts';
import { own } from '../../internal/own.ts';
import { fromMongo } from '../mongo/fromMongo.ts';
import type { GrowthBookContext, GrowthBookExperiment } from './experiment.ts';
import { forcedByQuery } from './forcedByQuery.ts';

/** @public */
export interface GrowthBookResult {
  /** That of the first variation for whoever is not in. */
  readonly value: unknown;
  /** Its place. */
  readonly variation: number;
  readonly inExperiment: boolean;
  /** Chance has decided, and nobody has forced it. */
  readonly hashUsed: boolean;
}

/** Aims that cannot be carried: who may be meant is not known, so nobody is in. */
const NOT_CARRIED = ['url', 'urlPatterns', 'groups', 'include'];

/**
 * What GrowthBook's SDK gives somebody of an experiment: the same variation for the same id.
 *
 * Conditions are read by `fromMongo`; `holds` says whether one is true of attributes, and without it nobody is in where there is one.
 * Nobody is in either where the experiment aims at addresses or groups (`url`, `urlPatterns`, `groups`, `include`), or where a feature that has
 * rules has to be something first (`parentConditions`). Buckets that somebody else has stored are not asked for.
 *
 * @param holds - whether a condition is true of attributes, which are the profile
 * @example
 * ```ts
 * import { matcher } from '@opportune/core';
 * import { runExperiment } from '@opportune/core/import';
 *
 * const experiment = { key: 'my-test', variations: ['a', 'b'], condition: { country: 'DE' } };
 * const run = (attributes: Record<string, unknown>) =>
 *   runExperiment(experiment, { attributes }, (when, profile) => matcher([{ id: '', when }]).first({ profile }) !== undefined);
 *
 * run({ id: '1', country: 'DE' }); // => { value: 'b', variation: 1, inExperiment: true, hashUsed: true }
 * run({ id: '1', country: 'FR' }); // => { value: 'a', variation: 0, inExperiment: false, hashUsed: false }
 * ```
 * @see docs/guide/importing.md
 * @public
 */
export function runExperiment(
  experiment: GrowthBookExperiment,
  context: GrowthBookContext,
  holds: (condition: Condition, attributes: Readonly<Record<string, unknown>>) => boolean = () => false,
): GrowthBookResult {
  const { key, variations } = experiment;
  const isAt = (place: number): boolean => place >= 0 && place < variations.length;
  const result = (place: number, hashUsed: boolean): GrowthBookResult => {
    const variation = isAt(place) ? place : 0;
    return { value: variations[variation], variation, inExperiment: isAt(place), hashUsed };
  };
  const isCondition = (query: unknown, attributes: Readonly<Record<string, unknown>>): boolean =>
    holds(fromMongo(query, { groups: context.savedGroups ?? {} }).condition, attributes);

  if (variations.length < 2 || context.enabled === false) return result(-1, false);
  const forced = forcedByQuery(context.url, key, variations.length) ?? own(context.forcedVariations ?? {}, key);
  if (forced !== undefined) return result(forced, false);
  if (experiment.status === 'draft' || experiment.active === false) return result(-1, false);
  const value = idOf(context, experiment.hashAttribute);
  if (value === undefined || !isMeant(experiment, context, value, isCondition)) return result(-1, false);
  const place = placeOf(experiment, value);
  if (place < 0) return result(-1, false);
  if (experiment.force !== undefined) return result(experiment.force, false);
  return context.qaMode === true || experiment.status === 'stopped' ? result(-1, false) : result(place, true);
}

/** An id is a text or a number; 0 and the empty text are none. */
function idOf({ attributes = {} }: GrowthBookContext, name = 'id'): string | undefined {
  const id = own(attributes, name);
  return (typeof id === 'string' || typeof id === 'number') && id ? String(id) : undefined;
}

function isMeant(
  experiment: GrowthBookExperiment,
  context: GrowthBookContext,
  value: string,
  isCondition: (query: unknown, attributes: Readonly<Record<string, unknown>>) => boolean,
): boolean {
  const { filters, namespace, condition, parentConditions = [] } = experiment;
  if (NOT_CARRIED.some((name) => Object.hasOwn(experiment, name))) return false;
  if (filters === undefined) {
    if (namespace !== undefined && !inNamespace(value, namespace)) return false;
  } else {
    const isIn = filters.every(({ seed, ranges, attribute, hashVersion = 2 }) => {
      const id = idOf(context, attribute);
      const bucket = id === undefined ? undefined : hashOf(seed, id, hashVersion);
      return bucket !== undefined && chooseVariation(bucket, ranges) >= 0;
    });
    if (!isIn) return false;
  }
  if (condition !== undefined && !isCondition(condition, context.attributes ?? {})) return false;
  return parentConditions.every(({ id, condition: needed = {} }) => {
    const feature = own(context.features ?? {}, id);
    const isPlain = (feature?.rules ?? []).length === 0;
    return isPlain && isCondition(needed, { value: feature?.defaultValue ?? null });
  });
}

function placeOf(experiment: GrowthBookExperiment, value: string): number {
  const { key, seed = key, hashVersion = 1, variations, coverage = 1, weights, ranges } = experiment;
  const bucket = hashOf(seed, value, hashVersion);
  return bucket === undefined
    ? -1
    : chooseVariation(bucket, ranges ?? bucketRanges(variations.length, coverage, weights));
}
