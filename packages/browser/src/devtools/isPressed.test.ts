import { describe, expect, it } from 'vitest';

import { isPressed } from './isPressed.ts';

const NONE = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

describe('isPressed', () => {
  it.each([
    ['alt+shift+o', { key: 'O', code: 'KeyO', altKey: true, shiftKey: true }, true],
    // As a Mac writes it.
    ['Alt+Shift+O', { key: 'Ø', code: 'KeyO', altKey: true, shiftKey: true }, true],
    ['alt+shift+o', { key: 'O', code: 'KeyO', altKey: true, shiftKey: true, ctrlKey: true }, false],
    ['alt+shift+o', { key: 'o', code: 'KeyO', altKey: true }, false],
    ['alt+shift+o', { key: 'P', code: 'KeyP', altKey: true, shiftKey: true }, false],
    ['ctrl+1', { key: '1', code: 'Digit1', ctrlKey: true }, true],
    ['F2', { key: 'F2', code: 'F2' }, true],
  ])('%s by %o: %s', (key, event, answer) => {
    expect(isPressed({ ...NONE, ...event }, key)).toBe(answer);
  });

  it('takes no offence at what a browser fills in, which has no key', () => {
    expect(isPressed(NONE, 'alt+shift+o')).toBe(false);
  });
});
