import type { Affinity } from '../factors/affinity.ts';
import type { Boost } from '../factors/boost.ts';
import { leverOn } from '../factors/leverOn.ts';
import type { Weight } from '../factors/weight.ts';
import { asWritten } from './asWritten.ts';
import type { Finding } from './finding.ts';
import type { FoundNode } from './found.ts';
import type { Subject } from './subject.ts';

/** Factors of a product that are 1 for every action, whatever the moment. */
export const factorFindings = (subject: Subject): readonly Finding[] =>
  subject
    .nodes('factor')
    .filter((found) => isFactor(found) && isOne(found, subject))
    .map(({ node, at }) => ({
      code: 'FACTOR_WITHOUT_EFFECT',
      severity: 'note',
      path: at,
      message: `${asWritten(node)} is 1 for every action`,
      proof: [],
    }));

/** In a sum, 1 for everybody is a share of the score like any other. */
const isFactor = ({ around }: FoundNode): boolean => around?.node.kind === 'product';

function isOne({ node, at }: FoundNode, { actions, builder }: Subject): boolean {
  switch (node.kind) {
    case 'weight':
      return (node as Weight).by === 1;
    case 'boost': {
      const { of, from = -Infinity, to = Infinity } = node as Boost;
      const weight = leverOn(of);
      return from >= to || actions.every((action) => weight(action) === 1);
    }
    case 'affinity': {
      const { by, name } = node as Affinity;
      return by === 1 || actions.every(({ attributes = {} }) => !Object.hasOwn(attributes, name));
    }
    case 'product':
      // Its parts are judged by themselves.
      return false;
    default: {
      const { isStatic = false, bound } = builder.factor(node, at);
      return isStatic && bound !== undefined && actions.every((action) => bound(action) === 1);
    }
  }
}
