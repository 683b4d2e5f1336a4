/**
 * Storage in a SQL database: embedded in the server's process on SQLite, or shared by several on PostgreSQL.
 *
 * <p>Both keep one append-only log of writes, numbered by revision, from which the state at any revision since the last
 * compaction can be read. One thread commits, many writes at a time; one thread tells watchers; readers read snapshots.
 */
@NullMarked
package dev.annex.storage.sql;

import org.jspecify.annotations.NullMarked;
