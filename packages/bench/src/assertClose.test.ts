import { describe, expect, it } from 'vitest';

import { assertClose } from './assertClose.ts';

describe('assertClose', () => {
  it('lets the last bits of a sum differ', () => {
    expect(() => assertClose({ spend: 0.1 + 0.2, item: 'a' }, { spend: 0.3, item: 'a' }, 'ada')).not.toThrow();
  });

  it.each([
    ['another number', { spend: 0.3001 }],
    ['a text', { spend: '0.3' }],
    ['nothing', {}],
    ['more', { spend: 0.3, item: 'a' }],
  ])('throws where there is %s', (_, actual) => {
    expect(() => assertClose(actual, { spend: 0.3 }, 'ada')).toThrow('the profile of ada');
  });
});
