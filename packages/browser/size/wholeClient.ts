// The whole client, with ten rules and all that it stands on: the budget of `.config/size-limit.json` is measured on this.
export * from '../src/index.ts';
export { show } from './tenRules.ts';
