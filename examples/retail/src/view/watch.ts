import type { Figures } from '../run/figures.ts';
import type { Standing } from '../run/standing.ts';
import type { Scene } from './scene.ts';
import type { View } from './view.ts';

/** At most so often a picture is drawn. */
const FRAME = 100;
/** Events a second are those of so many milliseconds. */
const OF_LATE = 2_000;

/** Shows a run ten times a second until it is told to stop. */
export function watch(
  view: View,
  subject: { mode: Scene['mode']; title: string; figures: Figures; standing: Standing },
): () => void {
  const begun = performance.now();
  let marks: { readonly at: number; readonly events: number }[] = [{ at: begun, events: 0 }];
  const scene = (): Scene => {
    const at = performance.now();
    const { events } = subject.figures;
    marks = [...marks.filter((mark) => mark.at > at - OF_LATE), { at, events }];
    const first = marks[0]!;
    return {
      ...subject,
      rate: at === first.at ? 0 : ((events - first.events) / (at - first.at)) * 1_000,
      elapsed: (at - begun) / 1_000,
    };
  };
  // A run that fails ends without a last picture: this must not hold it.
  const timer = setInterval(() => view.show(scene()), FRAME).unref();
  view.show(scene());
  return () => {
    clearInterval(timer);
    const { elapsed, ...last } = scene();
    // At the end it is the whole run that counts.
    view.end({ ...last, elapsed, rate: elapsed === 0 ? 0 : subject.figures.events / elapsed });
  };
}
