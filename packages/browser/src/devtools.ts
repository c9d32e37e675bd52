export { devtools, type DevtoolsOptions } from './devtools/devtools.ts';
