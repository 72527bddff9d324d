/* collector/draft_private.h - a draft being made; for collector/draft*.c alone. */
#ifndef COLLECTOR_DRAFT_PRIVATE_H
#define COLLECTOR_DRAFT_PRIVATE_H

#include "collector/draft.h"
#include "collector/figure.h"
#include "collector/thousands.h"
#include "collector/translate.h"

struct drafting {
	struct arena *arena;
	struct arena passing; /* of the figure at hand alone */
	const struct catalogue *catalogue;
	struct reader *reader;
	const struct mapping *mapping;
	struct names *names;
	struct columns plan;
	int columns[FIELD_COUNT]; /* index of each field's column, or COLUMN_NONE */
	int breakdown[MAPPING_MAX_BREAKDOWN];
	const char **headers;
	size_t header_count;
	struct record record;
	struct figure_row row; /* as written */
	struct entry *entries;
	size_t count;
	struct problem *problems;
	size_t problem_count, rows, blanks, computed;
	enum names_level level; /* of the column of places */
	enum thousands above; /* told by a line above the header */
	enum thousands told[FIELD_COUNT]; /* told by a column's header, or else above */
	int units; /* a column of units, or COLUMN_NONE */
	struct marks marks;
};

/* Tells of a problem at a cell; column 0: of the whole row. */
void draft_tell(struct drafting *drafting, int line, int column, const char *header,
	const char *key, struct span read, const char *detail);

/* What the column of a field is called, or would be. */
const char *draft_header(const struct drafting *drafting, enum field field);

/* The header, below whatever titles; the first row where none looks like one. */
MUST_CHECK enum reader_step draft_read_header(struct drafting *drafting, struct error *err);

/* Finds the columns of all fields and tells what is wrong with the header; false where the rows
   cannot be read without what is missing. */
MUST_CHECK bool draft_take_header(struct drafting *drafting);

#endif
