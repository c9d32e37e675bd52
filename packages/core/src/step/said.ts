import type { ErrorCode } from '../errors/codes.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Program } from './program.ts';
import type { Asked } from './says.ts';

/** What is wrong with an input, in words where the rules bring them. */
export const said = (program: Program, code: ErrorCode, path: Pointer, asked: Asked): string =>
  program.says?.(program, code, path, asked) ?? 'faultTextRule knows what was expected';
