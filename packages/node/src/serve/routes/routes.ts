import type { Route } from '../route.ts';
import { deadLetters } from './deadLetters.ts';
import { decide } from './decide.ts';
import { eraseCustomer } from './eraseCustomer.ts';
import { events } from './events.ts';
import { explain } from './explain.ts';
import { exportCustomer } from './exportCustomer.ts';
import { figures } from './figures.ts';
import { health } from './health.ts';
import { outcomes } from './outcomes.ts';
import { ready } from './ready.ts';
import { residual } from './residual.ts';
import { segment } from './segment.ts';
import { webhookLooks, webhooks } from './webhooks.ts';

/** Everything that can be asked for, as the documentation lists it. */
export const ROUTES: readonly Route[] = [
  events,
  ...segment,
  decide,
  residual,
  outcomes,
  webhooks,
  webhookLooks,
  explain,
  exportCustomer,
  eraseCustomer,
  ...deadLetters,
  health,
  ready,
  figures,
];
