import type { Scene } from './scene.ts';

/** Shows a run while it goes on. */
export interface View {
  /** Shows how it stands; called often. */
  show(scene: Scene): void;
  /** Shows how it stood at the end, and lets go of the terminal. */
  end(scene: Scene): void;
}
