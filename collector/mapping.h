/*
 * collector/mapping.h - which column is what.
 *
 * The long form has one row a figure and columns named as below. Other files
 * are read by saying which of their columns is which field, which fields have
 * one fixed value, and which columns split a figure (breakdown).
 */
#ifndef COLLECTOR_MAPPING_H
#define COLLECTOR_MAPPING_H

#include "base/arena.h"
#include "base/error.h"

enum field {
	FIELD_INDICATOR, /* code; required */
	FIELD_METHOD, /* code; the primary method when empty */
	FIELD_PLACE, /* CODE or CODE@VALID_FROM; required */
	FIELD_PERIOD, /* canonical label; required */
	FIELD_VALUE, /* may be empty when both parts are there or the status says absent */
	FIELD_NUMERATOR,
	FIELD_DENOMINATOR,
	FIELD_STATUS, /* SDMX letter; A when empty */
	FIELD_VINTAGE, /* YYYY-MM-DD or empty */
	FIELD_SOURCE, /* code of a source or empty */
	FIELD_NOTE_VI,
	FIELD_NOTE_EN,
	FIELD_BREAKDOWN, /* canonical, see series.h; empty for the whole */
	FIELD_NOTE, /* explains to the reviewer what the checks will ask; not published */
	FIELD_COUNT,
};

enum { MAPPING_MAX_BREAKDOWN = 16 };

struct mapping {
	const char *column[FIELD_COUNT]; /* header; NULL: the field's own name */
	const char *fixed[FIELD_COUNT]; /* value for every row; NULL: none */
	const char *breakdown[MAPPING_MAX_BREAKDOWN];
	int breakdown_count;
	const char *empty; /* status of rows with neither value nor parts; NULL: they are refused */
	char decimal; /* the mark of decimals in this file, ',' or '.'; '\0': not agreed */
	const char
		*remembered[FIELD_COUNT]; /* headers said of files before; taken where they stand */
	bool foreign; /* other columns are passed over, not refused */
	const char *
		tickets; /* SHA-256 of the export they were counted from, which is not kept; or NULL */
	size_t most; /* figures that a file may have; 0: DRAFT_MAX_FIGURES */
};

/* What exports and SDMX messages add to the long form; read over. */
extern const char *const mapping_passed_over[];

/* The names of the fields, in the order of the enum, then NULL. */
extern const char *const mapping_fields[];

/* FIELD=HEADER, FIELD=VALUE and HEADER as given on a command line, borrowed. Key mapping.field,
   mapping.form, mapping.limit,
   mapping.empty, mapping.decimal. Each but the last two makes the mapping foreign. */
MUST_CHECK bool mapping_column(struct mapping *mapping, const char *pair, struct error *err);
MUST_CHECK bool mapping_fix(struct mapping *mapping, const char *pair, struct error *err);
MUST_CHECK bool mapping_empty(struct mapping *mapping, const char *status, struct error *err);
MUST_CHECK bool mapping_decimal(struct mapping *mapping, const char *mark, struct error *err);
MUST_CHECK bool mapping_break(struct mapping *mapping, const char *header, struct error *err);

/*
 * What is worth remembering of a mapping for the next file of the same sender, as JSON: columns and
 * the mark of decimals, those recalled as well; "" for nothing. And back: fills what is not said.
 * What cannot be read is passed over.
 */
const char *mapping_answers(const struct mapping *mapping, struct arena *arena);
void mapping_recall(struct mapping *mapping, struct arena *arena, const char *answers);

/* The mapping as JSON, for the record; "" for our own layout. */
const char *mapping_text(const struct mapping *mapping, struct arena *arena);

#endif
