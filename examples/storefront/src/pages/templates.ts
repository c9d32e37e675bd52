import { html, type Markup } from './html.ts';

const why: Markup = html`<details class="why">
  <summary>Why do I see this?</summary>
  <p data-opportune-text="why"></p>
</details>`;
const dismiss: Markup = html`<button
  type="button"
  class="dismiss"
  data-opportune-dismiss
  aria-label="Not for me"
  title="Not for me"
>
  ×
</button>`;

/** How decisions look, one for each slot. Which of them is shown, and what it says, is the strategy's. */
export const templates: Markup = html` <template data-opportune-template="hero">
    <div class="words">
      <p class="eyebrow" data-opportune-text="eyebrow"></p>
      <h1 data-opportune-text="title"></h1>
      <p data-opportune-text="text"></p>
      <a class="button" data-opportune-href="url" data-opportune-text="call"></a>
    </div>
    <img class="thing" data-opportune-src="picture" alt="" width="340" height="300" />
    ${why}${dismiss}
  </template>
  <template data-opportune-template="strip">
    <p><span data-opportune-text="text"></span> <a data-opportune-href="url" data-opportune-text="call"></a></p>
    ${why}${dismiss}
  </template>
  <template data-opportune-template="cart">
    <p>
      <b data-opportune-text="title"></b> <span data-opportune-text="text"></span>
      <a data-opportune-if="url" data-opportune-href="url" data-opportune-text="call"></a>
    </p>
    ${why}${dismiss}
  </template>`;
