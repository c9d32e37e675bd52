import { CATEGORIES } from '../catalogue.ts';
import { html, type Markup } from './html.ts';
import { templates } from './templates.ts';

/** What a page is, around which the shop is the same on every page. */
export interface Page {
  readonly title: string;
  readonly main: Markup;
}

/** A whole document. */
export const layout = ({ title, main }: Page): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/favicon.svg" />
        <link rel="stylesheet" href="/src/style/shop.css" />
        <script type="module" src="/src/page/main.ts"></script>
      </head>
      <body>
        <header class="top">
          <a class="brand" href="/"><img src="/favicon.svg" alt="" width="32" height="32" /><span>Holt</span></a>
          <nav aria-label="Shop">
            ${Object.entries(CATEGORIES).map(([name, { title: text }]) => html`<a href="/${name}/">${text}</a>`)}
          </nav>
          <p class="greeting" data-greeting></p>
          <a class="basket" href="/cart/">Cart <b data-count aria-live="polite">0</b></a>
        </header>
        ${main}
        <footer class="bottom">
          <p>
            Holt is an example of <a href="https://github.com/opportune/opportune">Opportune</a>. Nothing here is for
            sale.
          </p>
          <button type="button" class="plain" data-forget>Forget me</button>
        </footer>
        <section class="consent" data-consent hidden aria-label="What may be remembered">
          <p>
            <b>May this page remember what you look at?</b> It shows you what fits then, and our server may write to you
            about your cart. Until you say yes nothing is kept and nothing is sent.
          </p>
          <div class="choices">
            <button type="button" class="button" data-verdict="yes">Yes, remember</button>
            <button type="button" class="button quiet" data-verdict="no">No, thanks</button>
          </div>
        </section>
        <p class="toast" role="status" data-toast hidden></p>
        ${templates}
      </body>
    </html> `.markup;
