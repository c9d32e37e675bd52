import { demand } from './demand.ts';

/** Refuses a key that is empty or holds white space, which would be folded on its way into a header. */
export function demandToken(path: string, value: string): void {
  demand(/^\S+$/.test(value), path, 'a text that is not empty and holds no white space');
}
