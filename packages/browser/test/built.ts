import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    built: string;
  }
}

/** Where the packages are installed as somebody has them who installs them: what `build` makes of them, and no source. */
export const built = (): string => inject('built');
