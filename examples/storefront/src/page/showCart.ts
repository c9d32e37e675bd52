import { pathOf } from '../catalogue.ts';
import { euros } from '../euros.ts';
import { linesInCart, sumOf, type Line } from './cart.ts';
import { element } from './element.ts';

/** How many things are in the cart, in the head of every page; and on its own page, what they are. */
export function showCart(remove: (sku: string) => void): void {
  const lines = linesInCart();
  const { items, total, delivery } = sumOf(lines);
  say('data-count', String(items));
  const list = element('data-lines');
  if (list === undefined) return;
  list.replaceChildren(...lines.map((line) => lineOf(line, remove)));
  say('data-things', euros(total));
  say('data-delivery', delivery === 0 ? 'free' : euros(delivery));
  say('data-total', euros(total + delivery));
  element<HTMLProgressElement>('data-progress')!.value = total;
  element('data-empty')!.hidden = items > 0;
  element('data-full')!.hidden = items === 0;
}

function lineOf({ product, number }: Line, remove: (sku: string) => void): Node {
  const line = document.importNode(element<HTMLTemplateElement>('data-line-template')!.content, true);
  for (const link of line.querySelectorAll('a')) link.href = pathOf(product);
  line.querySelector('.tile')!.classList.add(product.category);
  line.querySelector('img')!.src = `/pictures/${product.sku}.svg`;
  line.querySelector('.name')!.textContent = product.name;
  line.querySelector('.number')!.textContent = `${String(number)} ×`;
  line.querySelector('.price')!.textContent = euros(number * product.price);
  const button = element<HTMLButtonElement>('data-remove', line)!;
  button.ariaLabel = `Remove ${product.name}`;
  button.addEventListener('click', () => remove(product.sku));
  return line;
}

const say = (mark: string, text: string): void => {
  const found = element(mark);
  if (found !== undefined) found.textContent = text;
};
