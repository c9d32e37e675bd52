import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { moment } from '../../test/moment.ts';
import { request } from '../../test/request.ts';
import { compilePath } from './compilePath.ts';

const visit = event(
  'visit',
  5,
  { total: 7, type: 'long', id: 'x', properties: 'odd', cart: { items: ['a', 'b'] }, nothing: null, gone: undefined },
  { source: 'web', received: 6 },
);
const whole = moment({
  event: visit,
  health: { age: 4, completeness: 0.5 },
  profile: { city: 'Ulm', address: { street: { name: 'Gasse' } }, a: 1 },
  trigger: { name: 'came', id: 'e', openedAt: 4, at: 5, event: visit },
  steps: { cart: [event('cart', 1, { total: 3 }), visit], none: [] },
  request: request('r1', { slots: ['hero'], context: { device: 'mobile' } }),
  context: { device: 'mobile' },
  now: 9,
});

describe('compilePath', () => {
  it.each<[string, unknown]>([
    ['now', 9],
    ['event.id', visit.id],
    ['event.type', 'visit'],
    ['event.time', 5],
    ['event.source', 'web'],
    ['event.received', 6],
    ['event.total', 7],
    ['event.properties.type', 'long'],
    ['event.properties.id', 'x'],
    ['event.properties.total', 7],
    ['event.properties', 'odd'],
    ['event.customer', undefined],
    ['event.cart.items.1', 'b'],
    ['event.cart.items.length', 2],
    ['event.cart.items.9', undefined],
    ['event.type.length', undefined],
    ['event.nothing', null],
    ['event.nothing.more', undefined],
    ['event.gone', undefined],
    ['event.total.toFixed', undefined],
    ['event.toString', undefined],
    ['event.__proto__', undefined],
    ['event.cart.constructor.name', undefined],
    ['steps.cart.total', 7],
    ['steps.cart.type', 'visit'],
    ['steps.cart.properties.type', 'long'],
    ['steps.cart.cart.items.1', 'b'],
    ['steps.cart', undefined],
    ['steps.cart.length', undefined],
    ['steps.none.total', undefined],
    ['steps.nobody.total', undefined],
    ['steps.toString.name', undefined],
    ['profile.city', 'Ulm'],
    ['profile.city.length', undefined],
    ['profile.address.street.name', 'Gasse'],
    ['profile.hasOwnProperty', undefined],
    ['health.age', 4],
    ['health.completeness', 0.5],
    ['trigger.name', 'came'],
    ['trigger.openedAt', 4],
    ['trigger.at', 5],
    ['request.id', 'r1'],
    ['request.slots.0', 'hero'],
    ['context.device', 'mobile'],
    ['context.valueOf', undefined],
  ])('C1 %s is %j', (path, value) => {
    expect(compilePath(path, () => false)(whole)).toEqual(value);
    expect(compilePath(path, () => true)(whole)).toEqual(value);
  });

  it.each([
    'event.id',
    'event.total',
    'event.properties.total',
    'trigger.name',
    'request.id',
    'context.device',
    'health.age',
    'profile.x',
  ])('C1 %s is missing where there is nothing to look at', (path) => {
    expect(compilePath(path, () => false)(moment())).toBe(undefined);
  });

  it('C1 does not see what is inherited', () => {
    const profile = Object.create({ city: 'Ulm' }) as Record<string, unknown>;

    expect(compilePath('profile.city', () => false)(moment({ profile }))).toBe(undefined);
  });
});
