import fc from 'fast-check';

const seed = process.env['OPPORTUNE_SEED'];

/** Once a run: tells the seed, so that the run can be repeated. */
export function setup(): void {
  console.log(`fast-check seed ${seed}, repeat with OPPORTUNE_SEED=${seed}`);
}

fc.configureGlobal({ seed: Number(seed) });
