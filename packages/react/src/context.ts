import type { Client, SlotViews } from '@opportune/browser';
import { createContext, useContext, type Context } from 'react';

/** What a provider gives to the components in it. */
export interface Given {
  readonly client: Client | undefined;
  readonly views: SlotViews;
}

export const OpportuneContext: Context<Given | undefined> = createContext<Given | undefined>(undefined);

export function useGiven(): Given {
  const given = useContext(OpportuneContext);
  if (given === undefined) throw new Error('there is no OpportuneProvider around this component');
  return given;
}
