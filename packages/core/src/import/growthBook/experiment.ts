import type { BucketRange } from '../../experiments/bucketRanges.ts';
import type { HashVersion } from '../../experiments/hashOf.ts';
import type { Namespace } from '../../experiments/inNamespace.ts';
import type { Groups } from '../mongo/readers.ts';

/**
 * An experiment as GrowthBook writes it.
 * @public
 */
export interface GrowthBookExperiment {
  readonly key: string;
  readonly variations: readonly unknown[];
  readonly weights?: readonly number[];
  /** 1 where it is left out. */
  readonly coverage?: number;
  readonly ranges?: readonly BucketRange[];
  /** The key where it is left out. */
  readonly seed?: string;
  /** 1 where it is left out. */
  readonly hashVersion?: HashVersion;
  /** `id` where it is left out. */
  readonly hashAttribute?: string;
  readonly active?: boolean;
  readonly status?: string;
  readonly force?: number;
  readonly namespace?: Namespace;
  /** Take the place of the namespace. */
  readonly filters?: readonly GrowthBookFilter[];
  /** In the form that `fromMongo` reads. */
  readonly condition?: unknown;
  readonly parentConditions?: readonly { readonly id: string; readonly condition?: unknown }[];
}

/** @public */
export interface GrowthBookFilter {
  readonly seed: string;
  readonly ranges: readonly BucketRange[];
  /** `id` where it is left out. */
  readonly attribute?: string;
  /** 2 where it is left out. */
  readonly hashVersion?: HashVersion;
}

/**
 * Whom and where GrowthBook is asked about.
 * @public
 */
export interface GrowthBookContext {
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly enabled?: boolean;
  readonly qaMode?: boolean;
  readonly url?: string;
  readonly forcedVariations?: Readonly<Record<string, number>>;
  readonly savedGroups?: Groups;
  /** For `parentConditions`: what a feature is where it has no rules. */
  readonly features?: Readonly<
    Record<string, { readonly defaultValue?: unknown; readonly rules?: readonly unknown[] }>
  >;
}
