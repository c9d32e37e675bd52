import { FREE_DELIVERY_FROM } from '../catalogue.ts';
import { euros } from '../euros.ts';

/** What stands in a strip: the fields of its template. */
interface StripWords {
  readonly text: string;
  readonly call: string;
  readonly url: string;
  /** Why it is shown, for the one who sees it. */
  readonly why: string;
}

interface HeroWords extends StripWords {
  readonly eyebrow: string;
  readonly title: string;
  readonly picture: string;
}

interface BannerWords extends Omit<StripWords, 'call' | 'url'>, Partial<Pick<StripWords, 'call' | 'url'>> {
  readonly title: string;
}

export const heroBoots: HeroWords = {
  eyebrow: 'Boots',
  title: 'Two pairs in mind?',
  text: 'Send for both and keep the one that fits. The way back is paid.',
  call: 'All our boots',
  url: '/boots/',
  picture: '/pictures/ridge.svg',
  why: 'You looked at boots twice this week. Your browser has chosen this, and asked nobody.',
};

export const heroJackets: HeroWords = {
  eyebrow: 'Jackets',
  title: 'Rain is on its way',
  text: 'Shell, wax or wool: ten minutes in the shower will tell, and we take back what leaks.',
  call: 'All our jackets',
  url: '/jackets/',
  picture: '/pictures/moss.svg',
  why: 'You looked at jackets twice this week. Your browser has chosen this, and asked nobody.',
};

export const heroPacks: HeroWords = {
  eyebrow: 'Packs',
  title: 'How long will you be gone?',
  text: 'A day, a week, or as far as the market: there are three sizes of away.',
  call: 'All our packs',
  url: '/packs/',
  picture: '/pictures/hut.svg',
  why: 'You looked at packs twice this week. Your browser has chosen this, and asked nobody.',
};

export const heroThanks: HeroWords = {
  eyebrow: 'Thank you',
  title: 'Your parcel is being packed',
  text: 'By hand, today, in the room behind the shop. Nothing more to buy here for now.',
  call: 'How to look after it',
  url: '/thanks/',
  picture: '/pictures/roll.svg',
  why: 'You ordered something in the last thirty days, so we do not sell you anything here.',
};

export const stripLetter: StripWords = {
  text: 'For readers of our letter: sixty days to bring it back.',
  call: 'How that works',
  url: '/thanks/',
  why: 'You came by a link in our e-mail.',
};

export const stripPack: StripWords = {
  text: 'Boots are in. What carries the rest?',
  call: 'Our packs',
  url: '/packs/',
  why: 'You looked at boots, and then put something into your cart.',
};

export const cartNearly: BannerWords = {
  title: 'Almost there',
  text: 'A little more and delivery is on us.',
  call: 'Small things',
  url: '/packs/roll/',
  why: `Your cart is just below ${euros(FREE_DELIVERY_FROM)}, from where delivery is free.`,
};

export const cartFree: BannerWords = {
  title: 'Delivery is on us',
  text: 'Packed today, at your door in two days.',
  why: `Your cart is at ${euros(FREE_DELIVERY_FROM)} or more.`,
};

export const cartKept: BannerWords = {
  title: 'Take your time',
  text: 'Your cart stays as it is, also when you close this page.',
  why: 'You have been looking at your cart for a while.',
};
