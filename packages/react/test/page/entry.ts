import { opportune, type Emit } from '@opportune/browser';
import { createRoot, hydrateRoot } from 'react-dom/client';

import { load, shop } from '../../../browser/test/page/strategy.ts';
import { app, type Handed } from './app.ts';

declare global {
  interface Window {
    /** Slots that the client was asked for, call by call. */
    asked: unknown[];
    /** Tells what the developer panel would. */
    emit: Emit;
    /** What React complains of. */
    complaints: string[];
  }
}

window.asked = [];
window.complaints = [];
console.error = (...said: unknown[]) => window.complaints.push(said.map(String).join(' '));

const { strategy } = window.told ?? {};
const client = opportune({
  consent: true,
  ...(strategy !== 'server' && { strategy: load(shop()) }),
  server: { url: location.origin, key: 'page-key' },
  use: [
    (_, emit) => {
      window.emit = emit;
      return () => undefined;
    },
  ],
});
const decide = client.decide.bind(client);
client.decide = (slots, context) => {
  window.asked.push([slots, context]);
  return decide(slots, context);
};
window.client = client;

const handed = JSON.parse(document.querySelector('#handed')?.textContent ?? '{}') as Handed;
const root = document.querySelector('#root')!;
const page = app(client, handed);
if (root.firstChild === null) createRoot(root).render(page);
else hydrateRoot(root, page, { onRecoverableError: (error) => window.complaints.push(String(error)) });
