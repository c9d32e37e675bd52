import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

/** The core of the server, and the one of all the rest: the load, and the database where it is a server too. */
export const SERVER_CORE = 0;
export const OTHER_CORE = 1;

/** Whether processes can be kept to cores of their own here. */
const canPin = (): boolean => cpus().length > 1 && spawnSync('taskset', ['-V']).status === 0;

/** A command that runs on one core and no other. */
export const pinned = (core: number, command: readonly string[]): readonly string[] =>
  canPin() ? ['taskset', '-c', String(core), ...command] : command;

/** Keeps this process to one core from now on. */
export function pinSelf(core: number): void {
  if (canPin()) spawnSync('taskset', ['-a', '-c', '-p', String(core), String(process.pid)]);
}
