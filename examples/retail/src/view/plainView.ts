import type { Scene } from './scene.ts';
import type { View } from './view.ts';
import { moment, percent, plural, whole } from './words.ts';

/** A line whenever a tenth of a phase is done: for files, pipes and CI. */
export function plainView(write: (line: string) => void): View {
  let last = '';
  return {
    show(scene) {
      const { phase, done } = scene.standing;
      const now = `${phase} ${String(Math.floor(done * 10))}`;
      if (now === last) return;
      last = now;
      write(line(scene));
    },
    end: (scene) => write(line(scene)),
  };
}

function line({ standing, figures, rate, mode }: Scene): string {
  const { phase, done, now } = standing;
  const started = `${phase.padEnd(9)} ${percent(done).padStart(6)}`;
  if (phase === 'reading' || phase === 'importing' || phase === 'comparing') return started;
  return [
    started,
    moment(now),
    `${plural(figures.events, 'event')} (${whole(rate)}/s)`,
    plural(figures.tally.decisions, 'decision'),
    ...(mode === 'shop' ? [`${plural(figures.deliveries.accepted, 'e-mail')} accepted`] : []),
  ].join('  ');
}
