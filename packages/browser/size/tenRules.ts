// A page that decides with ten rules and shows one slot, with all that this takes: the budget of `.config/size-limit.json` is measured on this.
import {
  allocateRule,
  allRule,
  capRule,
  eqRule,
  gteRule,
  limitRule,
  loader,
  ltRule,
  notRule,
  oneOfRule,
  qualifyRule,
  type CustomerState,
  type Strategy,
} from '@opportune/core';

const load = loader([
  allRule,
  notRule,
  oneOfRule,
  eqRule,
  gteRule,
  ltRule,
  capRule,
  qualifyRule,
  limitRule,
  allocateRule,
]);

/** Of a strategy that a server has compiled, which knows its hash: decides for a slot, shows what was chosen, and gives back what is to be remembered. */
export function show(
  { strategy, hash }: { readonly strategy: Strategy; readonly hash: string },
  state: CustomerState | undefined,
  id: string,
  now: number,
): CustomerState {
  const request = { kind: 'request', id, customer: 'visitor', slots: ['hero'] } as const;
  const result = load(strategy, { hash })(state, request, now);
  const [decision] = result.decisions;
  document.getElementById('hero')?.replaceChildren(JSON.stringify(decision?.content));
  return result.state;
}
