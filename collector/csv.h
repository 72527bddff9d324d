/*
 * collector/csv.h - reads delimited text one record at a time.
 *
 * Accepts RFC 4180 and what spreadsheets really write: CRLF, LF or CR, a
 * leading byte-order mark, a last line without a newline, any one-byte
 * delimiter. Lines with nothing in them are passed over, but counted. Text
 * must be UTF-8. Values stay text here.
 *
 * Memory: the reader lives in the arena it is given and is freed with it.
 * The input is borrowed and must outlive the reader.
 */
#ifndef COLLECTOR_CSV_H
#define COLLECTOR_CSV_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

struct csv;

enum {
	CSV_MAX_FIELDS = 512, /* fields in one record */
	CSV_MAX_RECORD = 1 << 20, /* bytes in one record */
};

/* One record. The fields are borrowed: the next csv_next() reuses them. */
struct csv_record {
	const struct span *fields;
	size_t count; /* at least 1 */
	int line; /* where the record starts, from 1 */
};

enum csv_step { CSV_RECORD, CSV_END, CSV_ERROR };

/* Comma, semicolon, tab or bar: whichever most of the first lines hold, and equally often. */
char csv_delimiter(struct span input);

/* Starts reading `input`. Never fails. */
MUST_CHECK struct csv *csv_new(struct arena *arena, struct span input, char delimiter);

/*
 * Reads the next record into `ret`, which only CSV_RECORD touches.
 * CSV_ERROR fills `err` with line, column (in characters) and one of the keys
 *     csv.open-quote   a quoted field is not closed before the input ends
 *     csv.after-quote  text follows a closing quote
 *     csv.not-utf8     a byte is not UTF-8, or NUL
 *     csv.limit        a record passes one of the limits above
 * and every later call repeats it.
 */
MUST_CHECK enum csv_step csv_next(struct csv *csv, struct csv_record *ret, struct error *err);

/* How much of the input has been read, 0 to 1. */
double csv_share(const struct csv *csv);

#endif
