import { CATEGORIES, pathOf, PRODUCTS } from '../catalogue.ts';
import type { Category } from '../domain.ts';
import { cartPage } from './cartPage.ts';
import { categoryPage } from './categoryPage.ts';
import { home } from './home.ts';
import { layout, type Page } from './layout.ts';
import { productPage } from './productPage.ts';
import { thanks } from './thanks.ts';

const PAGES: readonly (readonly [path: string, page: Page])[] = [
  ['/', home],
  ...(Object.keys(CATEGORIES) as Category[]).map((name) => [`/${name}/`, categoryPage(name)] as const),
  ...PRODUCTS.map((product) => [pathOf(product), productPage(product)] as const),
  ['/cart/', cartPage],
  ['/thanks/', thanks],
];

/** Every page of the shop as a document, by its file. */
export const pages: ReadonlyMap<string, string> = new Map(
  PAGES.map(([path, page]) => [`${path.slice(1)}index.html`, layout(page)]),
);
