import type { Category } from './domain.ts';

/** Something that the shop sells. */
export interface Product {
  /** Also the name of its picture. */
  readonly sku: string;
  readonly category: Category;
  readonly name: string;
  /** In euros. */
  readonly price: number;
  /** One line, for a list. */
  readonly line: string;
  /** For its own page. */
  readonly text: string;
  readonly facts: readonly string[];
}

/** From here on delivery costs nothing, in euros. */
export const FREE_DELIVERY_FROM = 150;
/** What it costs below that, in euros. */
export const DELIVERY = 6.9;

export const CATEGORIES: Readonly<Record<Category, { readonly title: string; readonly line: string }>> = {
  boots: { title: 'Boots', line: 'Resoled as often as you like.' },
  jackets: { title: 'Jackets', line: 'For weather that has an opinion.' },
  packs: { title: 'Packs', line: 'Everything in, nothing dangling.' },
};

export const PRODUCTS: readonly Product[] = [
  {
    sku: 'ridge',
    category: 'boots',
    name: 'Ridge boot',
    price: 129,
    line: 'Full grain leather, sewn welt',
    text: 'The one that we make most of. Thick leather that softens in a week and a welt that any cobbler can open again.',
    facts: ['Leather 2.4 mm, tanned with bark', 'Sole of natural rubber, sewn', '640 g each in size 42'],
  },
  {
    sku: 'fell',
    category: 'boots',
    name: 'Fell boot',
    price: 169,
    line: 'High shaft for wet ground',
    text: 'Two hand’s breadths above the ankle, with a tongue that is sewn to the shaft: bog stays outside.',
    facts: ['Waxed nubuck, bellows tongue', 'Lugs of 6 mm', '780 g each in size 42'],
  },
  {
    sku: 'tarn',
    category: 'boots',
    name: 'Tarn shoe',
    price: 99,
    line: 'Low, light, dries overnight',
    text: 'For the way to the hut and the evening in it. Canvas that dries by the stove before breakfast.',
    facts: ['Cotton canvas, cork footbed', 'The sole of the Ridge, thinner', '390 g each in size 42'],
  },
  {
    sku: 'squall',
    category: 'jackets',
    name: 'Squall shell',
    price: 219,
    line: 'Three layers, quiet in the wind',
    text: 'Taped at every seam and quiet when you walk. The hood turns with your head and not after it.',
    facts: ['Water column 20 m', 'Pockets above the hip belt', '410 g in size M'],
  },
  {
    sku: 'moss',
    category: 'jackets',
    name: 'Moss parka',
    price: 189,
    line: 'Waxed cotton for long winters',
    text: 'Waxed by hand, and again by you when it needs it. The longer it is worn the better it looks.',
    facts: ['Cotton of 280 g, beeswax', 'Hood edged with wool', '1,150 g in size M'],
  },
  {
    sku: 'ember',
    category: 'jackets',
    name: 'Ember jacket',
    price: 159,
    line: 'Wool filling, folds into its pocket',
    text: 'Warm when it is damp, because its filling is the wool of our neighbours’ sheep and no feather.',
    facts: ['Filled with 120 g of lambswool', 'Outside of recycled nylon', '520 g in size M'],
  },
  {
    sku: 'day',
    category: 'packs',
    name: 'Daypack 18',
    price: 79,
    line: 'A day, a flask, a second sweater',
    text: 'Opens all around, stands by itself, and is small enough to go under a seat.',
    facts: ['18 litres', 'Canvas with a dry bottom', '560 g'],
  },
  {
    sku: 'hut',
    category: 'packs',
    name: 'Hut pack 34',
    price: 139,
    line: 'From hut to hut for a week',
    text: 'A back of felt and a belt that takes the weight. The lid comes off and is a bag for the way to the baker.',
    facts: ['34 litres, lid 4 more', 'Back of wool felt', '1,280 g'],
  },
  {
    sku: 'roll',
    category: 'packs',
    name: 'Roll tote',
    price: 59,
    line: 'For the market and for the train',
    text: 'Rolled down for bread, rolled up for leeks. One buckle, because one is enough.',
    facts: ['12 to 20 litres', 'Canvas, handle of leather', '430 g'],
  },
];

/** The product of this name, if there is one: what a browser remembers may be of last year. */
export const productOf = (sku: string): Product | undefined => PRODUCTS.find((product) => product.sku === sku);

export const pathOf = ({ category, sku }: Pick<Product, 'category' | 'sku'>): string => `/${category}/${sku}/`;
