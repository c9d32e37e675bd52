import { GrowthBook } from '@growthbook/growthbook';

import type { Subject } from './subject.ts';

const OPERATOR = { eq: '$eq', oneOf: '$in', gte: '$gte', gt: '$gt', lt: '$lt' } as const;

/** Each offer a feature that its clauses turn on. */
export const growthbook: Subject = {
  name: '@growthbook/growthbook',
  prepare(offers, situations) {
    const features = Object.fromEntries(
      offers.map(({ id, clauses }) => {
        const asked = clauses.map((clause) => ({
          [clause.path]: { [OPERATOR[clause.is]]: clause.is === 'oneOf' ? clause.values : clause.value },
        }));
        return [id, { defaultValue: false, rules: [{ condition: { $and: asked }, force: true }] }];
      }),
    );
    const growthBook = new GrowthBook({ features });
    return (i) => {
      void growthBook.setAttributes(situations[i]! as unknown as Record<string, unknown>);
      let best: (typeof offers)[number] | undefined;
      for (const offer of offers) {
        if (growthBook.isOn(offer.id) && (best === undefined || offer.rank > best.rank)) best = offer;
      }
      return best?.id;
    };
  },
};
