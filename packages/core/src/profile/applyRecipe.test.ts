import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { applyRecipe } from './applyRecipe.ts';
import type { Recipe } from './recipe.ts';

function apply(recipe: Recipe, profile: Readonly<Record<string, unknown>>, properties = {}) {
  const messages: string[] = [];
  const after = applyRecipe(recipe, profile, event('visit', 1, properties), (message) => messages.push(message));
  return { after, messages };
}

describe('applyRecipe', () => {
  it('gives the draft that the recipe has made', () => {
    const { after } = apply(
      (draft, { properties }) => void (draft['city'] = properties['city']),
      { a: 1 },
      { city: 'Ulm' },
    );

    expect(after).toEqual({ a: 1, city: 'Ulm' });
  });

  it('S1 changes and freezes nothing that it was given', () => {
    const profile = { tags: ['a'] };
    const items = ['b'];
    apply((draft, { properties }) => void (draft['items'] = properties['items']), profile, { items });
    apply(() => undefined, profile);
    apply((draft) => void (draft['tags'] as string[]).push('b'), profile);

    expect(profile).toEqual({ tags: ['a'] });
    expect([profile, profile.tags, items].map(Object.isFrozen)).toEqual([false, false, false]);
  });

  it('E5 leaves the profile as it was where the recipe throws', () => {
    const profile = { a: 1 };
    const { after, messages } = apply((draft) => {
      draft['a'] = 2;
      throw new Error('no such campaign');
    }, profile);

    expect(after).toBe(profile);
    expect(messages).toEqual(['the recipe for visit failed on visit@1: no such campaign']);
  });

  it.each([
    ['a text', 'text'],
    ['nothing', undefined],
    ['an object without a birth', Object.create(null) as unknown],
  ])('E5 lets a recipe throw %s', (_, thrown) => {
    const profile = { a: 1 };
    const { after, messages } = apply(() => {
      throw thrown;
    }, profile);

    expect(after).toBe(profile);
    expect(messages).toHaveLength(1);
  });

  it('does not look at what a recipe returns', () => {
    const { after, messages } = apply((() => ({ b: 2 })) as unknown as Recipe, { a: 1 });

    expect(after).toEqual({ a: 1 });
    expect(messages).toEqual([]);
  });
});
