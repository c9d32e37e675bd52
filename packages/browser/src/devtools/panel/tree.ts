import { make } from './make.ts';
import { shown } from './words.ts';

/** More parts than this are not shown one by one. */
const MOST = 200;

/** A value to be read: what has parts can be opened, and is not drawn before. */
export function tree(value: unknown, isOpen = true): HTMLElement {
  const parts = partsOf(value);
  if (parts.length === 0) return make('span', { class: `value ${typeof value}` }, shown(value, 400));
  return make(
    'ul',
    { class: 'tree' },
    parts.slice(0, MOST).map(([name, part]) => {
      const label = make('span', { class: 'name' }, name);
      if (partsOf(part).length === 0) return make('li', {}, label, ' ', tree(part));
      return make('li', {}, branch(label, part, isOpen));
    }),
    parts.length > MOST && make('li', { class: 'hint' }, `and ${String(parts.length - MOST)} more`),
  );
}

function branch(label: HTMLElement, part: unknown, isOpen: boolean): HTMLElement {
  const draw = (): void => {
    if (details.open && details.childElementCount === 1) details.append(tree(part, false));
  };
  const details = make(
    'details',
    { open: isOpen, ontoggle: draw },
    make('summary', {}, label, ' ', make('span', { class: 'brief' }, brief(part))),
  );
  draw();
  return details;
}

/** Not the whole of something large, to cut most of it off again. */
function brief(part: unknown): string {
  if (Array.isArray(part)) return part.length > 4 ? `[${String(part.length)}]` : shown(part, 48);
  const names = Object.keys(part as object);
  return names.length > 6 ? `{${names.slice(0, 5).join(', ')}, …}` : shown(part, 48);
}

const partsOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];
