import { escape } from './escape.ts';

/** A drawing of this size in its own units, that takes the width it is given. */
export const svg = (width: number, height: number, label: string, content: readonly string[]): string =>
  `<svg viewBox="0 0 ${String(width)} ${String(height)}" role="img" aria-label="${escape(label)}">${content.join('')}</svg>`;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Words in a drawing. */
export const words = (
  text: string,
  { x, y }: Place,
  look: { readonly class?: string; readonly anchor?: 'start' | 'middle' | 'end' } = {},
): string =>
  `<text x="${n(x)}" y="${n(y)}" text-anchor="${look.anchor ?? 'start'}" class="${look.class ?? 'label'}">${escape(text)}</text>`;

/** A filled rectangle that says what it is when it is pointed at. */
export const block = (
  { x, y, width, height }: Place & { readonly width: number; readonly height: number },
  fill: string,
  hint: string,
  radius = 2,
): string =>
  width <= 0 || height <= 0
    ? ''
    : `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${n(Math.min(radius, width / 2, height / 2))}" fill="${fill}"><title>${escape(hint)}</title></rect>`;

/** A stretch that is set off from the rest. */
export const band = ({ x, y, width, height }: Place & { readonly width: number; readonly height: number }): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" class="band"/>`;

/** A filled outline that says what it is when it is pointed at. */
export const area = (points: readonly Place[], fill: string, hint: string): string =>
  `<polygon points="${points.map(({ x, y }) => `${n(x)},${n(y)}`).join(' ')}" fill="${fill}"><title>${escape(hint)}</title></polygon>`;

export const line = (from: Place, to: Place, look = 'grid'): string =>
  `<line x1="${n(from.x)}" y1="${n(from.y)}" x2="${n(to.x)}" y2="${n(to.y)}" class="${look}"/>`;

const n = (value: number): string => String(Math.round(value * 10) / 10);
