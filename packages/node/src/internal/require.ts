import { createRequire } from 'node:module';

/** Loads a module as this package sees it, at the time of the call. */
// The build is made with `--shims`, which gives CommonJS an import.meta.url too.
export const require: NodeJS.Require = createRequire(import.meta.url);
