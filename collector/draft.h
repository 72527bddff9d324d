/*
 * collector/draft.h - records -> figures, or every reason why not.
 *
 * Takes what a reader yields in the long form (mapping.h), looks everything up
 * in the catalogue and checks each figure by itself and against its neighbours in the file. All
 * problems come at once; with any problem there is nothing to submit.
 *
 * Problem keys; dashboard/locale has for each why and how to mend it:
 *   csv.*             the file cannot be read on (csv.h); `column` counts characters
 *   json.*            the same for JSON (json_tokens.h, reader_json.c)
 *   cell.wrong        a spreadsheet's error, true or false where a value should be
 *   cell.merged       a number repeated over merged cells is one figure, not several
 *   file.empty        no row of figures       file.figures  more than may come at once (`detail`)
 *   column.missing    `field` has no column and no fixed value
 *   column.doubtful   two columns could be that field (`detail`)
 *   column.unknown    a header that is none of ours        column.repeated
 *   row.fields        more or fewer fields than headers (`detail`: how many there should be)
 *   indicator.unknown, method.unknown, place.unknown, source.unknown   (`detail`: the nearest)
 *   place.ambiguous, place.moved (`detail`: which, where to), place.total   names_people.h
 *   place.period      the place did not exist at the end of the period
 *   period.form, period.missing, period.year, status.form, vintage.form, note.form, breakdown.form
 *   number.form, number.ambiguous (`detail`: both readings), number.mark, number.digits
 *   number.percent    a percent cell where the unit is none
 *   unit.other        told in thousands or millions that the unit does not count in
 *   value.missing     no value, no parts, and no status that says why
 *   value.unwanted    a value although the status says there is none
 *   value.bounds      outside the indicator's bounds (`detail`)
 *   value.parts       does not agree with its parts (`detail`: what they give)
 *   parts.half        only one of the two parts     parts.zero   parts.order  numerator > denominator
 *   parts.unwanted    parts for an indicator that is no ratio
 *   figure.repeated   the same figure twice (`detail`: the first line)
 */
#ifndef COLLECTOR_DRAFT_H
#define COLLECTOR_DRAFT_H

#include "collector/columns.h"
#include "collector/mapping.h"
#include "collector/reader.h"
#include "indicators/catalogue.h"
#include "store/office/submissions.h"

enum {
	DRAFT_MAX_BYTES = 1 << 30, /* of one file */
	/* of one file: they are in memory together, some 300 bytes each */
	DRAFT_MAX_FIGURES = 5000000,
	DRAFT_MAX_PROBLEMS = 1000, /* kept; the rest are only counted */
	DRAFT_MAX_NOTE = 2000, /* characters of a note */
};

struct problem {
	int line, column; /* from 1: a record's row, and its cell */
	const char *where; /* the same as people find it (reader_where) */
	const char *header; /* of the column, or "" */
	const char *key;
	const char *read; /* what stood there, as it stood */
	const char *detail;
};

struct draft {
	const struct entry *entries;
	size_t count;
	struct problem *problems;
	size_t problem_count; /* at most DRAFT_MAX_PROBLEMS of them are kept */
	size_t rows;
	size_t blanks; /* rows of a form that were left blank: no problem, no figure */
	size_t computed; /* rows left out: figures that are computed when an edition is built */
	const char *const *headers; /* of the columns, trimmed */
	size_t header_count;
	struct columns plan; /* which column was taken for what, and why */
};

/* Everything in `ret` lives in `arena` or is borrowed from `catalogue` and `mapping`. */
void draft_read(struct arena *arena, const struct catalogue *catalogue, struct reader *reader,
	const struct mapping *mapping, struct draft *ret);

#endif
