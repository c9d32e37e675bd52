/** The element of the page that is marked so: `element('data-add')`. Undefined where this page has none. */
export const element = <E extends HTMLElement = HTMLElement>(
  mark: string,
  within: ParentNode = document,
): E | undefined => within.querySelector<E>(`[${mark}]`) ?? undefined;
