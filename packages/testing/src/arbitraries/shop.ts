import type { Bindings } from '@opportune/core';

/** The small shop that all arbitraries are about: few names, so that what is drawn apart still meets. */
export const shop: {
  readonly customers: readonly string[];
  readonly eventTypes: readonly string[];
  readonly consentTypes: readonly string[];
  readonly outcomeTypes: readonly string[];
  readonly properties: readonly string[];
  readonly aggregates: readonly string[];
  readonly conditions: readonly string[];
  readonly triggers: readonly string[];
  readonly actions: readonly string[];
  readonly actionAttributes: readonly string[];
  readonly groups: readonly string[];
  readonly issues: readonly string[];
  readonly tags: readonly string[];
  readonly channels: readonly string[];
  readonly purposes: readonly string[];
  readonly slots: readonly string[];
  readonly zones: readonly string[];
  readonly devices: readonly string[];
  readonly segments: readonly string[];
} = {
  customers: ['ada', 'bob', 'cleo', 'dan', 'eve', '客户'],
  eventTypes: ['viewed', 'carted', 'ordered', 'moved'],
  consentTypes: [
    'consent_granted',
    'consent_withdrawn',
    'unsubscribe',
    'complaint',
    'suppressed',
    'unsuppressed',
    'bounce',
  ],
  outcomeTypes: ['dismissal', 'frequency_capped', 'complaint', 'click'],
  properties: ['total', 'item', 'address', 'tags', 'items', 'at', 'app'],
  aggregates: ['views', 'spend', 'lastItem', 'timeZone'],
  conditions: ['new/one', 'keen', 'any~time'],
  triggers: ['abandoned', 'bought', 'came/back', 'seen'],
  actions: ['a', 'b', 'c', 'd', 'e', 'f', 'g/1', 'sale'],
  actionAttributes: ['margin', 'category'],
  tags: ['promo', 'service'],
  groups: ['cart', 'sale', 'news~'],
  issues: ['grow', 'cart', 'a'],
  channels: ['email', 'web', 'push', 'sms/eu'],
  purposes: ['marketing', 'news/eu'],
  slots: ['inbox', 'hero', 'phone', 'side'],
  zones: ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Chatham'],
  devices: ['mobile', 'desktop'],
  segments: ['new', 'loyal', 'vip'],
};

/**
 * What the strategies of {@link strategies} name: a model that is well behaved, one that has evidence, one that now and then throws or gives no
 * probability, a condition, a suppression list, a recipe, and one that now and then throws half-way.
 *
 * @example
 * ```ts
 * import { shopBindings } from '@opportune/testing';
 *
 * Object.keys(shopBindings.models ?? {}); // => ['click', 'evident', 'moody']
 * Object.keys(shopBindings.recipes ?? {}); // => ['settle', 'tangle']
 * Object.keys(shopBindings.conditions ?? {}); // => ['lucky']
 * ```
 * @public
 */
export const shopBindings: Bindings = {
  models: {
    click: ({ profile, context }, { id }) =>
      (id.length + Object.keys(profile).length + (context['device'] === 'mobile' ? 3 : 0)) / 16,
    evident: ({ profile }, { id }) => {
      const seen = id.length + Object.keys(profile).length;
      const failures = [0, 0.5, 3, 40][id.charCodeAt(0) % 4]!;
      return seen % 5 === 0 ? 0.3 : { successes: seen % 4, failures: seen % 7 === 0 ? -1 : failures };
    },
    moody: ({ profile, event }, { id }) => {
      const mood = (id.charCodeAt(0) + Object.keys(profile).length + (event?.id.length ?? 0)) % 7;
      if (mood === 0) throw new Error('not today');
      return [0.1, 0.5, 1, 0, Number.NaN, 1.5][mood - 1]!;
    },
  },
  conditions: {
    lucky: ({ profile, event, now }, input) => {
      const luck =
        Object.keys(profile).length + (event?.id.length ?? 0) + (now % 7) + (typeof input === 'number' ? input : 0);
      return [true, false, undefined][Math.abs(Math.round(luck)) % 3];
    },
  },
  lists: { blocked: { has: (key) => key.length % 3 === 0 } },
  recipes: {
    settle: (draft, { properties }) => {
      draft['visits'] = (Number(draft['visits']) || 0) + 1;
      for (const name of ['segment', 'timeZone', 'renewal']) {
        if (Object.hasOwn(properties, name)) draft[name] = properties[name];
      }
      if (properties['segment'] === 'new') delete draft['visits'];
    },
    tangle: (draft, { properties }) => {
      draft['segment'] = 'tangled';
      if (properties['item'] === null) throw new Error('cannot say why');
      draft['basket'] = [draft['basket'] ?? [], properties['item'] ?? 'nothing'].flat().slice(-3);
    },
  },
};
