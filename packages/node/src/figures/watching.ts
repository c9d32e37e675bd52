import type { CircuitState } from '../runtime/circuit.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Figures } from './figures.ts';
import { MEASURES } from './measures.ts';
import { seeing } from './seeing.ts';

const CIRCUITS: Readonly<Record<CircuitState, number>> = { closed: 0, halfOpen: 1, open: 2 };

/** Measures a runtime until it has stopped, or the function that is returned is called. */
export function watching(
  { signals$, channels, circuits, inHand }: Pick<Runtime, 'signals$' | 'channels' | 'circuits' | 'inHand'>,
  figures: Figures,
): () => void {
  const looks = [
    figures.look(MEASURES.queue, () => inHand().inputs),
    figures.look(MEASURES.deliveries, () => inHand().deliveries),
    ...Object.keys(channels).map((channel) =>
      figures.look(MEASURES.circuit, () => CIRCUITS[circuits()[channel] ?? 'closed'], [channel]),
    ),
  ];
  const see = seeing(figures, channels);
  const subscription = signals$.subscribe((signal) => {
    if (signal.kind !== 'circuit') see(signal);
  });
  const end = (): void => looks.forEach((stop) => stop());
  subscription.add(end);
  return () => subscription.unsubscribe();
}
