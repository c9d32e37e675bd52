export { smallestChange, type Change, type SmallestChange } from './smallestChange.ts';
export { whenNext, type WhenNext } from './whenNext.ts';
