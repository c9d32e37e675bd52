export { fromMongo, type Imported, type MongoOptions } from './mongo/fromMongo.ts';
export type { Groups } from './mongo/readers.ts';
export { importConditions } from './importConditions.ts';
export type { Finding, FindingCode } from './finding.ts';
export type { ImportOptions } from './importOptions.ts';
export { fromJsonLogic } from './jsonLogic/fromJsonLogic.ts';
export {
  fromJsonRulesEngine,
  type ImportedRule,
  type ImportedRules,
  type RulesEngineOptions,
} from './jsonRulesEngine/fromJsonRulesEngine.ts';
export {
  fromAdobeTarget,
  type AdobeTarget,
  type AdobeTargetEntry,
  type AdobeTargetOptions,
} from './adobeTarget/fromAdobeTarget.ts';
export { adobeTargetContext, type AdobeTargetRequest } from './adobeTarget/adobeTargetContext.ts';
export { adobeTargetOptions } from './adobeTarget/adobeTargetOptions.ts';
export { adobeTargetWinners, type AdobeTargetAsked } from './adobeTarget/adobeTargetWinners.ts';
export type { Visitor } from './adobeTarget/allocation.ts';
export type { HostParts } from './adobeTarget/page.ts';
export type { ClientHints } from './adobeTarget/userAgent.ts';
export { toMongo, type Exported, type ToMongoOptions } from './mongo/toMongo.ts';
export { runExperiment, type GrowthBookResult } from './growthBook/runExperiment.ts';
export type { GrowthBookContext, GrowthBookExperiment, GrowthBookFilter } from './growthBook/experiment.ts';
