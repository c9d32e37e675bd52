export { bySlot } from './bySlot.ts';
