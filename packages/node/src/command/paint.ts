import { styleText } from 'node:util';

/** How parts of a text look. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
}

const as =
  (style: Parameters<typeof styleText>[0]) =>
  (text: string): string =>
    // Whether there are colours was decided; Node would look at the terminal once more.
    styleText(style, text, { validateStream: false });
const plain = (text: string): string => text;

export const paint = (coloured: boolean): Paint =>
  coloured
    ? { strong: as('bold'), faint: as('gray'), good: as('green'), bad: as('red'), warn: as('yellow') }
    : { strong: plain, faint: plain, good: plain, bad: plain, warn: plain };
