import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { request } from '../../test/request.ts';
import { identified } from './identified.ts';

describe('identified', () => {
  it.each([
    ['identify', { anonymousId: 'v1' }, { from: 'v1', to: 'ada' }],
    ['alias', { previousId: 'v1' }, { from: 'v1', to: 'ada' }],
    ['identified', { anonymousId: 'v1' }, { from: 'v1', to: 'ada' }],
    ['aliased', { previousId: 'v1' }, { from: 'v1', to: 'ada' }],
    ['identify', { previousId: 'v1' }, undefined],
    ['alias', { anonymousId: 'v1' }, undefined],
    ['identify', {}, undefined],
    ['identify', { anonymousId: '' }, undefined],
    ['identify', { anonymousId: 7 }, undefined],
    ['identify', { anonymousId: 'ada' }, undefined],
    ['identify', Object.create({ anonymousId: 'v1' }), undefined],
    ['toString', { anonymousId: 'v1' }, undefined],
  ])('I9 %s with %o says %o', (type, properties, said) => {
    expect(identified(event(type, 1, properties as Record<string, unknown>))).toEqual(said);
  });

  it('I9 hears nothing in what is no event', () => {
    expect(identified(request())).toBeUndefined();
    expect(identified({ kind: 'wakeUp', customer: 'ada' })).toBeUndefined();
    for (const wrong of [undefined, null, 7, {}, { ...event('identify', 1), properties: null }, { type: 'identify' }]) {
      expect(identified(wrong as never)).toBeUndefined();
    }
    expect(identified(event('identify', 1, { anonymousId: 'v1' }, { customer: '' }))).toBeUndefined();
  });
});
