/* collector/reader_private.h - what a kind of reader is; for collector/reader*.c alone. */
#ifndef COLLECTOR_READER_PRIVATE_H
#define COLLECTOR_READER_PRIVATE_H

#include "collector/reader.h"

struct reader_kind {
	const char *name; /* reader_options */
	bool grid;
	bool (*claims)(struct span input);
	void *(*open)(struct arena *arena, struct span input, const struct reader_options *options);
	enum reader_step (*next)(void *self, struct record *ret, struct error *err);
	double (*share)(const void *self); /* of the input that has been read */
	void (*where)(const void *self, int row, int column, struct text *ret);
	const char *(*sheet)(const void *self); /* NULL: there are none */
	void (*reason)(const void *self, struct text *ret); /* NULL: never any */
	void (*remarks)(const void *self, reader_tell *tell, void *context); /* NULL: never any */
	void (*close)(void *self); /* NULL: the arena holds all */
};

extern const struct reader_kind reader_csv, reader_json, reader_sdmx, reader_xlsx;

/* LINE or LINE:COLUMN. */
void reader_where_line(const void *self, int row, int column, struct text *ret);

#endif
