// The client
export { opportune } from './client/opportune.ts';
export type { Client, ClientEvents, Forced, Taken, TakenIn, UsedStrategy } from './client/client.ts';
export type { ClientOptions, ServerOptions } from './client/clientOptions.ts';
export type { AnyDomain, Emit, Extension } from './client/extension.ts';
export type { Trouble } from './client/trouble.ts';
export type { Purposes, Verdict } from './consent/verdict.ts';

// Strategies
export { fetched, type FetchedOptions, type KnownStrategy } from './decide/fetched.ts';
export type { KeptStrategy, StrategyShelf } from './decide/strategyShelf.ts';
export { residualFrom, type ResidualFromOptions } from './decide/residualFrom.ts';
export type { StrategyHome, StrategySource, UsedWith } from './decide/strategySource.ts';

// What is collected
export { campaign } from './collect/campaign.ts';
export { clicks } from './collect/clicks.ts';
export { exitIntent } from './collect/exitIntent.ts';
export { forms, type FormsOptions } from './collect/forms.ts';
export { pageViews } from './collect/pageViews.ts';
export { scrollDepth } from './collect/scrollDepth.ts';
export { timeOnPage } from './collect/timeOnPage.ts';
export { visibility } from './collect/visibility.ts';

// What is rendered
export { slots, type SlotsOptions } from './render/slots.ts';
export { seen } from './render/seen.ts';
export { slotViews, type SlotContext, type SlotViews, type SlotViewsOptions } from './render/slotViews.ts';
export type { ShownDecision, SlotView } from './render/slotView.ts';
export type { Sanitise } from './render/fill.ts';
