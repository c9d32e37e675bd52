import type { Forcing } from './forcing.ts';
import { make } from './make.ts';
import { elementsBySlot } from './places.ts';

/** What shows over the page that a slot is forced, also while the panel is closed. */
export interface ForcedMarks {
  readonly element: HTMLElement;
  update(): void;
  end(): void;
}

export function forcedMarks(forcing: () => Forcing): ForcedMarks {
  const frames = make('div', { class: 'frames', 'aria-hidden': 'true' });
  const note = make('div', { class: 'note', role: 'status' });
  let frame: number | undefined;

  // The page may move what is marked at any time, and says so to nobody.
  const place = (): void => {
    const { forced } = forcing();
    const bySlot = elementsBySlot();
    const places = [...forced].flatMap(([slot, action]) =>
      (bySlot.get(slot) ?? []).map((element) => ({ element, action })),
    );
    while (frames.childElementCount > places.length) frames.lastElementChild?.remove();
    while (frames.childElementCount < places.length) frames.append(make('div', { class: 'frame' }, make('span')));
    for (const [i, { element, action }] of places.entries()) {
      const box = element.getBoundingClientRect();
      const mark = frames.children[i] as HTMLElement;
      mark.style.transform = `translate(${String(box.left)}px, ${String(box.top)}px)`;
      mark.style.width = `${String(box.width)}px`;
      mark.style.height = `${String(box.height)}px`;
      mark.firstElementChild!.textContent = `forced: ${action}`;
    }
    frame = forced.size > 0 ? requestAnimationFrame(place) : undefined;
  };

  return {
    element: make('div', { class: 'over' }, frames, note),
    update() {
      const { forced, free } = forcing();
      note.replaceChildren(
        ...(forced.size === 0
          ? []
          : [
              make(
                'span',
                {},
                'Forced in this tab: ',
                make('b', {}, [...forced].map(([slot, action]) => `${slot} = ${action}`).join(', ')),
              ),
              make('button', { type: 'button', onclick: () => free() }, 'Undo'),
            ]),
      );
      if (frame === undefined) place();
    },
    end() {
      if (frame !== undefined) cancelAnimationFrame(frame);
    },
  };
}
