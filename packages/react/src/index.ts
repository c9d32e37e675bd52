'use client';

export { OpportuneProvider, type OpportuneProviderProps } from './provider.ts';
export { useClient } from './useClient.ts';
export { useDecision } from './useDecision.ts';
export { useSlot, type Slot } from './useSlot.ts';
