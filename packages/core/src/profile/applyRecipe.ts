import { produce } from 'immer';

import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Profile } from './customerState.ts';
import type { Recipe } from './recipe.ts';

/** The profile after a recipe; the same profile where the recipe fails, which is reported. */
export function applyRecipe(
  recipe: Recipe,
  profile: Profile,
  event: CustomerEvent,
  report: (message: string) => void,
): Profile {
  try {
    return produce(profile, (draft) => {
      // A recipe's return value would replace the profile; only the draft counts.
      recipe(draft as Record<string, unknown>, event);
    });
  } catch (error) {
    report(
      `the recipe for ${event.type} failed on ${event.id}: ${error instanceof Error ? error.message : String(error)}`,
    );
    return profile;
  }
}
