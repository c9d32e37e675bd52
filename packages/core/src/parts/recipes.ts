import { applyRecipe } from '../profile/applyRecipe.ts';
import { under } from '../shape/pointer.ts';
import type { AppliedRecipe, Program } from '../step/program.ts';
import type { Builder } from '../strategy/builder.ts';
import { eventsRule } from './events.ts';
import type { PartRule } from './partRule.ts';

/**
 * What makes recipes run, and brings Immer.
 * @public
 */
export const recipesRule: PartRule = {
  family: 'part',
  kind: 'recipes',
  needs: [eventsRule],
  link: (builder: Builder): Pick<Program, 'recipes'> => {
    const bound = new Map<string, AppliedRecipe>();
    const { recipes: known = {} } = builder.bindings;
    for (const [type, name] of Object.entries(builder.strategy.recipes ?? {})) {
      const recipe = Object.hasOwn(known, name) ? known[name] : undefined;
      if (recipe !== undefined)
        bound.set(type, (profile, event, report) => applyRecipe(recipe, profile, event, report));
      else {
        const message = `expected a recipe bound as recipes.${name} at compile, found nothing`;
        builder.fault('RECIPE_UNBOUND', under('/recipes', type), message);
      }
    }
    return { recipes: bound };
  },
};
