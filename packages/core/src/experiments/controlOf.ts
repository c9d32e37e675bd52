import type { Trial } from './trial.ts';

/** The arm that is named first, where nothing says otherwise. */
export const controlOf = ({ control, arms }: Pick<Trial, 'control' | 'arms'>): string =>
  control ?? Object.keys(arms)[0] ?? '';
