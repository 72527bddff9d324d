/*
 * collector/columns.h - which column of a file is which field, and why we think so.
 *
 * In this order: what the mapping says; our own names; what was said of files before; words that
 * people head such columns with, in Vietnamese or English, with or without marks, what stands in
 * brackets left aside ("Giá trị (%)"). Where there is no column of periods, two or more headers
 * that are periods are figures across; the same for places. Nothing is taken where two columns
 * could be it: that is asked.
 */
#ifndef COLLECTOR_COLUMNS_H
#define COLLECTOR_COLUMNS_H

#include "collector/mapping.h"
#include "collector/names_people.h"
#include "collector/reader.h"

enum { COLUMN_NONE = -1, COLUMNS_SEARCH = 30 /* rows that may stand above a header */ };

/* Heads the column that marks the rows of a form of ours (entry_form.h): codes that do not show
   beside names that do, and rows that may stay blank. */
#define COLUMNS_FORM "tiendo-form"

/* How the column of a field was found. */
enum column_why {
	COLUMN_ABSENT,
	COLUMN_SAID,
	COLUMN_OURS,
	COLUMN_WORD,
	COLUMN_REMEMBERED,
	COLUMN_ACROSS
};
extern const char *const column_whys[]; /* "", said, ours, word, remembered, across */

struct columns {
	int of[FIELD_COUNT]; /* index, or COLUMN_NONE */
	enum column_why why[FIELD_COUNT];
	int rival[FIELD_COUNT]; /* a second column that could be it, or COLUMN_NONE */
	int year; /* the period's column says month, quarter or week, and this one the year; or NONE */
	const char *year_of; /* what the period's column says: thang, quy, tuan */
	enum field across; /* FIELD_PERIOD or FIELD_PLACE; FIELD_COUNT for the long form */
	int *across_columns; /* of the figures */
	size_t across_count;
	int form; /* of COLUMNS_FORM, or COLUMN_NONE */
	int spare[FIELD_COUNT]; /* in a form, read where the column of codes is empty; or NONE */
	bool people; /* not our own layout: cells are read as people write them */
	int found; /* how many fields have a column */
};

/* The row's cells as headers, trimmed; as many as it has cells. */
const char **columns_headers(struct arena *arena, const struct record *row);

/* Never fails; lives in the arena. */
void columns_find(struct arena *arena, struct names *names, const struct mapping *mapping,
	const char *const *headers, size_t count, struct columns *ret);

/* A header as it is compared: folded, without what stands in brackets. And is that one of some
   "|word|other word|"? */
const char *columns_word(struct arena *arena, const char *header);
bool columns_word_is(const char *words, const char *word);

/* Does it look like a header at all? Titles above one do not. */
bool columns_are_header(const struct columns *columns);

#endif
