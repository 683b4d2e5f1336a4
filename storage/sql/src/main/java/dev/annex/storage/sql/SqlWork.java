package dev.annex.storage.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done inside one transaction. */
@FunctionalInterface
interface SqlWork<T> {

    T run(Connection connection) throws SQLException;
}
