export { slotElement, type SlotElementOptions } from './render/slotElement.ts';
