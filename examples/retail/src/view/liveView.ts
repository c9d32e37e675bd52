import type { WriteStream } from 'node:tty';

import type { Colors } from 'picocolors/types';

import { draw } from './draw.ts';
import type { View } from './view.ts';

const HIDE_CURSOR = '\u001B[?25l';
const SHOW_CURSOR = '\u001B[?25h';
/** Terminals that know these show what lies between them at once; the others pass over them. */
const BEGIN_FRAME = '\u001B[?2026h';
const END_FRAME = '\u001B[?2026l';
const CLEAR_LINE = '\u001B[K';
const CLEAR_BELOW = '\u001B[J';

/** Draws the picture again and again in the same place. Every line is overwritten and none is cleared first: no flicker. */
export function liveView(terminal: WriteStream, colors: Colors): View {
  let height = 0;
  const release = (): void => void terminal.write(SHOW_CURSOR);
  terminal.write(HIDE_CURSOR);
  // Lines that were wrapped anew cannot be overwritten: begin below them.
  terminal.on('resize', () => (height = 0));
  process.once('exit', release);

  const show: View['show'] = (scene) => {
    const lines = draw(scene, terminal.columns, terminal.rows, colors);
    const up = height === 0 ? '' : `\u001B[${String(height)}A`;
    terminal.write(
      `${BEGIN_FRAME}${up}\r${lines.map((line) => `${line}${CLEAR_LINE}\n`).join('')}${CLEAR_BELOW}${END_FRAME}`,
    );
    height = lines.length;
  };
  return {
    show,
    end(scene) {
      show(scene);
      release();
      process.off('exit', release);
    },
  };
}
