import { element } from './element.ts';

/** Says something for a moment, over the page and without moving it. */
export function toast(text: string): void {
  const place = element('data-toast')!;
  place.textContent = text;
  place.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => (place.hidden = true), SHOWN);
}

const SHOWN = 2_500;
let timer: ReturnType<typeof setTimeout> | undefined;
