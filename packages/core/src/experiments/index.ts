export { armOf } from './armOf.ts';
export { bucketRanges, type BucketRange } from './bucketRanges.ts';
export { chooseVariation } from './chooseVariation.ts';
export { equalWeights } from './equalWeights.ts';
export { hashOf, type HashVersion } from './hashOf.ts';
export { inNamespace, type Namespace } from './inNamespace.ts';
