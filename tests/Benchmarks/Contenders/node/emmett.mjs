// Emmett on PostgreSQL, as its documentation shows it: appendToStream with the expected version, on a pool of pg.
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { key, serve } from './driver.mjs';

// Tried: 10 (the default of pg), 20, 32. One thread of Node feeds them all.
const CONNECTIONS = 20;

await serve(async url => {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  const store = getPostgreSQLEventStore(url, { connectionOptions: { pool } });
  await store.schema.migrate();
  return {
    append: (stream, version, data) => store.appendToStream(
      `group-${key(stream)}`, [{ type: 'ProgressReported', data }], { expectedStreamVersion: BigInt(version) }),
    count: async () => Number((await pool.query('select count(*) from emt_messages')).rows[0].count),
    close: async () => {
      await store.close();
      await pool.end();
    },
  };
});
