// Package storetest gives tests both databases: a new SQLite file, and a new schema of a PostgreSQL server that it
// starts on a socket in a temporary folder. Where PostgreSQL is not installed the tests on it are skipped, or fail
// where ZHENYU_TEST_POSTGRES is "required". Where it is an address, that server is used.
package storetest
