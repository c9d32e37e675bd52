import { safeUrl } from './safeUrl.ts';

/** Attributes that content may set, each with what makes its value safe; undefined leaves it out. */
const ATTRIBUTES: Readonly<Record<string, (text: string) => string | undefined>> = {
  href: safeUrl,
  src: safeUrl,
  alt: String,
  title: String,
  'aria-label': String,
  datetime: String,
  width: String,
  height: String,
};

/** Text in which markup is allowed becomes nodes by this, which has to take out what runs. */
export type Sanitise = (html: string) => Node;

const PREFIX = 'data-opportune-';

/**
 * Fills a copy of a template with content. `data-opportune-text="title"` puts the field `title` in as text, `data-opportune-href="url"` the field `url` into the
 * attribute `href`, and so on for `src alt title aria-label datetime width height`; `data-opportune-html="body"` is markup, which needs a sanitiser. `data-opportune-if="badge"` leaves
 * an element out where there is no such field. Content can name no attribute and no element: only the page's own template does, so nothing in it runs.
 */
export function fill(template: HTMLTemplateElement, content: unknown, sanitise?: Sanitise): DocumentFragment {
  const copy = document.importNode(template.content, true);
  for (const element of copy.querySelectorAll<HTMLElement>('*')) {
    for (const { name, value } of Array.from(element.attributes)) {
      if (!name.startsWith(PREFIX)) continue;
      const what = name.slice(PREFIX.length);
      const text = fieldOf(content, value);
      if (what === 'if') {
        if (text === undefined) element.remove();
      } else if (what === 'text') element.textContent = text ?? '';
      else if (what === 'html') setMarkup(element, text ?? '', sanitise);
      else if (Object.hasOwn(ATTRIBUTES, what)) {
        const safe = text === undefined ? undefined : ATTRIBUTES[what]!(text);
        if (safe === undefined) element.removeAttribute(what);
        else element.setAttribute(what, safe);
      }
    }
  }
  return copy;
}

/** A field of the content as text, by a path such as `product.name`; undefined where it is no text, number or truth value. */
function fieldOf(content: unknown, path: string): string | undefined {
  let value = content;
  for (const name of path.split('.')) {
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? value[name as never] : undefined;
  }
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

/** Markup by the given sanitiser, else by that of the browser, else as text: shown, and not run. */
function setMarkup(element: HTMLElement, html: string, sanitise: Sanitise | undefined): void {
  const own = element as { setHTML?: (html: string) => void };
  if (sanitise !== undefined) element.replaceChildren(sanitise(html));
  else if (own.setHTML !== undefined) own.setHTML(html);
  else element.textContent = html;
}
