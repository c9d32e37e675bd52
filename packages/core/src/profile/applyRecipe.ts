import { Immer } from 'immer';

import { messageOf } from '../errors/messageOf.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Profile } from './customerState.ts';
import type { Recipe } from './recipe.ts';

/** Freezes nothing: what it would freeze belongs to whoever gave us the state and the event. */
const immer: Immer = /* @__PURE__ */ new Immer({ autoFreeze: false });

/** The profile after a recipe; the same profile where the recipe fails, which is reported. */
export function applyRecipe(
  recipe: Recipe,
  profile: Profile,
  event: CustomerEvent,
  report: (message: string) => void,
): Profile {
  try {
    return immer.produce(profile, (draft) => {
      // A recipe's return value would replace the profile; only the draft counts.
      recipe(draft as Record<string, unknown>, event);
    });
  } catch (error) {
    report(`the recipe for ${event.type} failed on ${event.id}: ${messageOf(error)}`);
    return profile;
  }
}
