import { explain } from '../../internal/explain.ts';
import type { Database } from '../sql/database.ts';
import type { Dialect } from '../sql/dialect.ts';
import { Overtaken } from '../sql/overtaken.ts';
import type { Work } from '../sql/work.ts';
import type { Connected } from './connected.ts';
import { isInTheWay, isOfTheData } from './failure.ts';
import { numbered } from './numbered.ts';
import type { PostgresConnection, PostgresPool } from './pool.ts';

// One is written while another waits for the disk. More would make each smaller, and what a unit costs the server is most
// of what its commits do.
const AT_ONCE = 2;

// Others are quicker now and then; whoever is that often is no coincidence.
const TRIES = 8;

/** A schema of PostgreSQL. */
export function postgresDatabase({ pool, end }: Pick<Connected, 'pool' | 'end'>, dialect: Dialect): Database {
  const ask: Database['ask'] = (work) => withConnection(pool, (connection) => run(connection, work));
  return {
    dialect,
    atOnce: AT_ONCE,
    ask,
    look: ask,
    async unit(work) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await withConnection(pool, (connection) => transaction(connection, work()));
        } catch (error) {
          if (tries === TRIES || !isToBeBegunAnew(error)) throw error;
        }
      }
    },
    isOfTheUnit: isOfTheData,
    close: end,
  };
}

const isToBeBegunAnew = (error: unknown): boolean => error instanceof Overtaken || isInTheWay(error);

const ignore = (): void => undefined;

async function withConnection<Answer>(
  pool: PostgresPool,
  use: (connection: PostgresConnection) => Promise<Answer>,
): Promise<Answer> {
  const connection = await pool.connect();
  const release = (destroy: boolean): void => {
    connection.off?.('error', ignore);
    connection.release(destroy);
  };
  // One that nobody listens to ends the process. The statement that follows fails, and that is heard.
  connection.on?.('error', ignore);
  try {
    const answer = await use(connection);
    release(false);
    return answer;
  } catch (error) {
    // Of a server that shuts down, or is a standby now, this would be the way back to it for ever.
    release(!isOfTheData(error) && !isToBeBegunAnew(error));
    throw error;
  }
}

async function transaction<Answer>(connection: PostgresConnection, work: Work<Answer>): Promise<Answer> {
  // Said, because a server may be set up otherwise, and each statement has to see what was committed before it.
  await connection.query('BEGIN ISOLATION LEVEL READ COMMITTED');
  try {
    const answer = await run(connection, work);
    await connection.query('COMMIT');
    return answer;
  } catch (error) {
    await connection.query('ROLLBACK').catch(() => {
      // The connection is closed then, and the server rolls back by itself. What has led to it is what there is to tell.
      throw new Error(explain(error), { cause: error });
    });
    throw error;
  }
}

async function run<Answer>(connection: PostgresConnection, work: Work<Answer>): Promise<Answer> {
  let step = work.next();
  while (step.done !== true) {
    const { sql, values } = step.value;
    step = work.next((await connection.query(numbered(sql), [...values])).rows);
  }
  return step.value;
}
