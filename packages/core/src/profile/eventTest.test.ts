import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { event } from '../../test/event.ts';
import { gather } from '../../test/gather.ts';
import { all } from '../conditions/all.ts';
import { compare } from '../conditions/compare.ts';
import { custom } from '../conditions/custom.ts';
import { dayOfWeek } from '../conditions/dayOfWeek.ts';
import { eq } from '../conditions/eq.ts';
import { gte } from '../conditions/gte.ts';
import { named } from '../conditions/named.ts';
import { not } from '../conditions/not.ts';
import { some } from '../conditions/some.ts';
import { timeOfDay } from '../conditions/timeOfDay.ts';
import { within } from '../conditions/within.ts';
import type { Node } from '../shape/shape.ts';
import { age } from '../terms/age.ts';
import { days } from '../time/duration.ts';
import { count } from './count.ts';

/** What is wrong with a filter. */
function faultsOf(where: Node, conditions: Readonly<Record<string, Node>> = {}): readonly string[] {
  const build = builder({ conditions }, {}, { lucky: () => true });
  build.aggregate(count('order', { where }), '/aggregates/orders');
  return build.faults.map(({ code, path, message }) => `${code} ${path} ${message.slice(message.indexOf('found'))}`);
}

const at = 'CONDITION_BEYOND_EVENT /aggregates/orders/where';

describe('where', () => {
  const order = (total: unknown, i: number) => event('order', i, { total });

  it('A14 counts the events for which it is true, and not those for which it is unknown', () => {
    const events = [10, 60, 'much', undefined, 50].map(order);

    expect(gather(count('order', { where: gte('event.total', 50) }), events)).toBe(2);
    expect(gather(count('order', { where: not(gte('event.total', 50)) }), events)).toBe(1);
    expect(gather(count('order', { where: not(gte('event.total', 50)), per: 100 }), events)).toBe(1);
  });

  it('A14 may look at everything that the event has', () => {
    const fine = all(
      eq('event.type', 'order'),
      gte('event.time', 5),
      some('event.items', all(eq('element.sku', 'tea'), gte('event.total', 1))),
    );

    expect(faultsOf(fine)).toEqual([]);
    expect(gather(count('order', { where: fine }), [event('order', 5, { total: 1, items: [{ sku: 'tea' }] })])).toBe(1);
  });

  it.each<[string, Node, string]>([
    ['the profile', eq('profile.segment', 'vip'), `${at} found profile.segment`],
    ['a part', all(gte('event.total', 1), eq('context.device', 'tv')), `${at}/of/1 found context.device`],
    ['the trigger', eq('trigger.name', 'x'), `${at} found trigger.name`],
    ['the request', eq('request.id', 'x'), `${at} found request.id`],
    ['now', gte('now', 1), `${at} found now`],
    ['a list of the profile', some('profile.tags', eq('element', 1)), `${at} found profile.tags`],
    ['the profile in a list', some('event.items', eq('profile.x', 1)), `${at}/of found profile.x`],
    ['a term', compare('event.total', 'gt', 'profile.limit'), `${at} found profile.limit`],
    ['the time that has passed', within('event.at', { last: days(1) }), `${at} found now`],
    ['an age', compare(age('event.bornOn', { in: 'years' }), 'gt', 18), `${at} found now`],
    ['code', custom('lucky'), `${at} found code, lucky`],
  ])('A14 refuses %s', (_, where, fault) => {
    expect(faultsOf(where)).toEqual([fault]);
  });

  it('A14 refuses the wall clock, which depends on the zone of the profile', () => {
    expect(faultsOf(dayOfWeek(['sat']))).toEqual([`${at} found now`, `${at} found profile.timeZone`]);
    expect(faultsOf(timeOfDay('08:00', '09:00', { path: 'event.time' }))).toEqual([`${at} found profile.timeZone`]);
  });

  it('A14 takes a named condition for what it names', () => {
    const conditions = {
      big: gte('event.total', 50),
      vip: eq('profile.segment', 'vip'),
      bigVip: all(named('big'), not(named('vip'))),
      lucky: custom('lucky'),
    };
    const filter = builder({ conditions }).aggregate(count('order', { where: named('big') }), '')!;

    expect(faultsOf(named('big'), conditions)).toEqual([]);
    expect(filter.read(filter.add(undefined, order(60, 1), 1), 1, undefined)).toBe(1);
    expect(filter.add(undefined, order(6, 1), 1)).toBe(undefined);
    expect(faultsOf(named('vip'), conditions)).toEqual([`${at} found profile.segment`]);
    expect(faultsOf(named('bigVip'), conditions)).toEqual([`${at} found profile.segment`]);
    expect(faultsOf(some('event.items', named('bigVip')), conditions)).toEqual([`${at}/of found profile.segment`]);
    expect(faultsOf(named('lucky'), conditions)).toEqual([`${at} found code, lucky`]);
  });

  it('A14 says of a name what is wrong with it once', () => {
    expect(faultsOf(named('me'), { me: named('me') })).toHaveLength(1);
    expect(faultsOf(named('nobody'))).toHaveLength(1);
    expect(faultsOf(named('odd'), { odd: { kind: 'matches', path: 'event.x', pattern: '(' } as Node })).toHaveLength(1);
  });

  it('A14 is quick with names that name one another twice', () => {
    const conditions: Record<string, Node> = { c0: gte('event.total', 50) };
    for (let i = 1; i < 22; i += 1) conditions[`c${i}`] = all(named(`c${i - 1}`), named(`c${i - 1}`));

    expect(faultsOf(named('c21'), conditions)).toEqual([]);
  });
});
