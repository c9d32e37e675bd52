import { renderToString } from 'react-dom/server.browser';

import { app, type Handed } from './app.ts';

/** The page as the server renders it: without a client, with what was decided. */
export const render = (handed: Handed): string => renderToString(app(undefined, handed));
