import type { Allocate, Node, Quota, Strategy } from '@opportune/core';
import { strategies } from '@opportune/testing';
import type fc from 'fast-check';

/** Strategies whose first slot falls back on an action of its own, without the policies that could hold that back. */
export const promising: fc.Arbitrary<Strategy> = strategies()
  // What stands in arms may hold something back, and may have the places.
  .filter(({ funnel }) => funnel.every(({ kind }) => kind !== 'experiment'))
  .map((drawn) => {
    const { slots } = drawn.funnel.at(-1) as Allocate;
    const [[name, slot]] = Object.entries(slots) as [[string, Allocate['slots'][string]]];
    const { channel } = slot;
    const holdsBack = (policy: Node): boolean => {
      const { channel: on = channel, issue, group, action } = policy as Quota;
      if (policy.kind === 'consent' || policy.kind === 'suppress') return on === channel;
      const isNamed = [issue, group, action].some((name) => name !== undefined);
      return policy.kind === 'quota' && on === channel && !isNamed;
    };
    const kept = drawn.funnel.slice(0, -1).map((stage) => {
      const { policies } = stage as Node & { readonly policies?: readonly Node[] };
      return policies === undefined ? stage : { ...stage, policies: policies.filter((policy) => !holdsBack(policy)) };
    });
    return {
      ...drawn,
      actions: [...drawn.actions, { id: 'house', channel, value: 0 }],
      funnel: [...kept, { kind: 'allocate', slots: { ...slots, [name]: { ...slot, fallback: 'house' } } }],
    };
  });
