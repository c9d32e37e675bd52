import type { Runtime } from '../runtime/runtime.ts';
import type { Figures } from './figures.ts';
import { MEASURES } from './measures.ts';
import { seeing } from './seeing.ts';

/** Measures a runtime until it has stopped, or the function that is returned is called. */
export function watching(
  { signals$, channels, inHand }: Pick<Runtime, 'signals$' | 'channels' | 'inHand'>,
  figures: Figures,
): () => void {
  const looks = [
    figures.look(MEASURES.queue, () => inHand().inputs),
    figures.look(MEASURES.deliveries, () => inHand().deliveries),
  ];
  const subscription = signals$.subscribe(seeing(figures, channels));
  const end = (): void => looks.forEach((stop) => stop());
  subscription.add(end);
  return () => subscription.unsubscribe();
}
