import { make } from './make.ts';

/** Not so small that nothing is seen, nor so large that the page is not. */
const LEAST = 160;
const ROOM = 48;
const STEP = 24;

/** The upper edge of the panel, by which it is made higher or lower. */
export function edge(panel: () => HTMLElement): HTMLElement {
  const become = (height: number): void => {
    const most = innerHeight - ROOM;
    const bounded = Math.round(Math.min(Math.max(height, LEAST), most));
    panel().style.height = `${String(bounded)}px`;
    element.ariaValueNow = String(bounded);
    element.ariaValueMax = String(most);
  };
  const element = make('div', {
    class: 'edge',
    role: 'separator',
    tabindex: 0,
    'aria-label': 'Height of the panel',
    'aria-orientation': 'horizontal',
    'aria-valuemin': LEAST,
    onpointerdown: (event: PointerEvent) => element.setPointerCapture(event.pointerId),
    onpointermove: (event: PointerEvent) => {
      if (element.hasPointerCapture(event.pointerId)) become(innerHeight - event.clientY);
    },
    onkeydown: (event: KeyboardEvent) => {
      const by = { ArrowUp: STEP, ArrowDown: -STEP }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      become(panel().offsetHeight + by);
    },
  });
  return element;
}
