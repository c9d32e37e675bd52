export { channelSuite } from './channelSuite.ts';
export type { ChannelFetch, ChannelSetup, ReportSetup, SentRequest } from './channelSuite/channelSetup.ts';
export { simulatedClock, type SimulatedClock } from './simulatedClock.ts';
export { stateStoreSuite, type OpenedStore, type OpenStore } from './stateStoreSuite.ts';
