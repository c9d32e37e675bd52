import { bareApp } from './bareApp.ts';
import { asking, type Subject } from './subject.ts';

/** What a handler takes that does nothing. */
export function bare(): Subject {
  const app = bareApp();
  return asking(async (request) => app.fetch(request));
}
