/** Somebody else has written between the looking and the writing of a unit, which is to be rolled back and begun anew. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}
