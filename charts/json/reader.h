/*
 * charts/json/reader.h - JSON objects read by tables, with the place of every mistake.
 *
 * A mistake is told with its JSON pointer (RFC 6901), what stands there, and
 * what may stand there. Keys, all ERROR_REFUSED: chart.json-array, -choice, -flag,
 * -limit, -member, -missing, -number, -object, -period, -text, -text-unfit,
 * -whole.
 */
#ifndef CHARTS_JSON_READER_H
#define CHARTS_JSON_READER_H

#include "base/arena.h"
#include "base/json.h"
#include "indicators/period.h"

struct json_reader {
	struct arena *arena; /* what is read lives here */
	struct error *err;
	const char *property; /* of GeoJSON features: the one that holds their codes */
	struct text path; /* the pointer to what is being read; freed by the caller */
};

/* Reads one value into `into`. */
typedef bool json_read_function(struct json_reader *reader, json_t *value, void *into);

struct json_field {
	const char *name;
	json_read_function *read;
	size_t offset; /* in what the object is read into */
	bool required;
};

/* Fills `err`: the pointer, and what follows it; is false. */
PRINTF_LIKE(3, 4)
bool json_refuse(struct json_reader *reader, const char *key, const char *format, ...);

/* One step down and back up again. */
size_t json_enter(struct json_reader *reader, const char *name);
size_t json_enter_item(struct json_reader *reader, size_t index);
void json_leave(struct json_reader *reader, size_t mark);

/* Reads an object by a table that ends in a NULL name; members it does not have are refused. */
MUST_CHECK bool json_fields(
	struct json_reader *reader, json_t *value, const struct json_field *fields, void *into);

/* Reads at most `limit` items of `size` bytes each into the arena. */
MUST_CHECK bool json_items(struct json_reader *reader, json_t *value, size_t limit, size_t size,
	json_read_function *read, void *ret_items, size_t *ret_count);

/* One of the names of a list that ends in NULL: its index into an int. */
MUST_CHECK bool json_choice(
	struct json_reader *reader, json_t *value, const char *const *names, int *ret);

json_read_function json_read_text; /* const char *, at most CHART_MAX_TEXT bytes, plain */
json_read_function json_read_flag; /* bool */
json_read_function json_read_whole; /* int, from 0 to 1,000,000 */
json_read_function json_read_decimal; /* struct decimal: a whole number, digits as text, or a
	number with a point of at most 15 digits */
json_read_function json_read_period; /* struct period */

#endif
