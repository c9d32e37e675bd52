import { describe, expect, it } from 'vitest';

import { BORN_WITH, ELEMENT_PATH, PATH, TIME_OF_DAY } from './patterns.ts';

describe('PATH', () => {
  it.each([
    'now',
    'event.total',
    'profile.a.b.c.d.e.f.g.h',
    'trigger.name',
    'request.id',
    'context.ä ö',
    'event.__proto__',
    'health.age',
    'health.completeness',
  ])('%j is one', (path) => expect(PATH.test(path)).toBe(true));

  it.each([
    '',
    'now.x',
    'event',
    'event.',
    'event..x',
    'Event.x',
    'state.x',
    ' event.x',
    'profile.a.b.c.d.e.f.g.h.i',
    'event.x.',
    'health',
    'health.ages',
    'health.age.x',
    'xhealth.age',
  ])('%j is none', (path) => expect(PATH.test(path)).toBe(false));
});

describe('ELEMENT_PATH', () => {
  it.each(['element', 'element.qty', 'element.a.b.c.d.e.f.g.h', 'now', 'health.age', 'event.total', 'profile.a'])(
    '%j is one',
    (path) => expect(ELEMENT_PATH.test(path)).toBe(true),
  );

  it.each(['', 'element.', 'elements', 'element..x', 'event', 'now.x', 'element.a.b.c.d.e.f.g.h.i'])(
    '%j is none',
    (path) => expect(ELEMENT_PATH.test(path)).toBe(false),
  );
});

describe('TIME_OF_DAY', () => {
  it.each(['00:00', '09:05', '19:59', '23:59'])('%s is one', (text) => expect(TIME_OF_DAY.test(text)).toBe(true));

  it.each(['24:00', '9:00', '09:60', '09:5', '09:05:00', '', '09:05\n', ' 9:05'])('%j is none', (text) =>
    expect(TIME_OF_DAY.test(text)).toBe(false),
  );
});

describe('BORN_WITH', () => {
  it('has all that an object inherits', () => {
    expect(BORN_WITH).toEqual(expect.arrayContaining(Object.getOwnPropertyNames(Object.prototype)));
  });
});
