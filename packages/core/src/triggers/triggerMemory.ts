/**
 * What a trigger remembers of one customer between events: plain JSON that only it understands.
 * @public
 */
export type TriggerMemory = object;
