import type { Answer } from './line.ts';

/** What comes of a delivery that was withdrawn before anything was sent. */
export const withdrawn: Answer = { status: 'aborted', detail: 'before it was sent' };
