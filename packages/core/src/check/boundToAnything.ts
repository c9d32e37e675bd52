import type { Bindings } from '../strategy/bindings.ts';

/** Bindings in which there is something under every name: what is only looked at runs none of it. */
export const boundToAnything: Bindings = {
  models: everyName(() => 1),
  recipes: everyName(() => undefined),
  conditions: everyName(() => undefined),
  lists: everyName({ has: () => false }),
};

function everyName<Code>(code: Code): Readonly<Record<string, Code>> {
  const found = { value: code, configurable: true, enumerable: true, writable: true };
  return new Proxy({}, { get: () => code, getOwnPropertyDescriptor: () => found });
}
