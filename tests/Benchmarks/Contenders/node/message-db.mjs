// message-db: its SQL as the package ships it, and write_message() with the expected version, as its thin clients call it.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { key, serve } from './driver.mjs';

// A write holds a lock on its stream's category until it is committed, so a category commits one fact at a time. A category is
// a kind of stream: here as many as Samløp has kinds, so that six may commit at once. With one, it reached a third of this.
const CATEGORIES = ['managementGroup', 'region', 'programme', 'course', 'municipality', 'participant'];

// Tried: 6, 12, 32. One at work and one waiting for each lock; more only wait, which costs PostgreSQL.
const CONNECTIONS = 12;

// What install.sh runs, but for its role and grants (roles belong to the whole server) and its reporting views.
const SCRIPTS = [
  'schema/message-store', 'extensions/pgcrypto', 'tables/messages', 'types/message',
  'functions/message-store-version', 'functions/hash-64', 'functions/acquire-lock', 'functions/category', 'functions/is-category',
  'functions/id', 'functions/cardinal-id', 'functions/stream-version', 'functions/write-message', 'functions/get-stream-messages',
  'functions/get-category-messages', 'functions/get-last-stream-message',
  'indexes/messages-id', 'indexes/messages-stream', 'indexes/messages-category',
];

await serve(async url => {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, options: '-c search_path=message_store,public' });
  for (const script of SCRIPTS) {
    await pool.query(await readFile(new URL(import.meta.resolve(`@eventide/message-db/database/${script}.sql`)), 'utf8'));
  }
  return {
    // A stream that holds n facts is at version n - 1 there.
    append: (stream, version, data) => pool.query({
      name: 'write_message',
      text: 'select write_message($1, $2, $3, $4, null, $5)',
      values: [randomUUID(), `${CATEGORIES[stream % CATEGORIES.length]}-${key(stream)}`, 'ProgressReported', JSON.stringify(data), version - 1],
    }),
    count: async () => Number((await pool.query('select count(*) from messages')).rows[0].count),
    close: () => pool.end(),
  };
});
