import pg from 'pg'

/**
 * How PostgreSQL's values arrive, for pg and for TypeORM, which uses it. Counters (bigint) and minutes (numeric) become numbers:
 * ours stay far below 2^53. A calendar day (date) stays the text '2026-03-29': as a Date it would be midnight in the server's
 * own zone, and another day elsewhere.
 */
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
