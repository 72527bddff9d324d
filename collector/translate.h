/*
 * collector/translate.h - a row as people wrote it -> the same in the catalogue's own words.
 *
 * Names become codes, periods canonical labels, numbers the machine form, signs for no figure a
 * status. What cannot be read is told once and marked so, that nobody tells it again.
 */
#ifndef COLLECTOR_TRANSLATE_H
#define COLLECTOR_TRANSLATE_H

#include "collector/figure.h"
#include "collector/names_people.h"

/*
 * Our own layout writes 1.234 for a bit more than one. A file in it that also writes decimal commas
 * means thousands: what could be either is kept here, and asked about once such a comma was met.
 */
enum { MARKS_MAX_DOUBTS = 1000 };
struct marks {
	bool comma;
	struct marks_doubt {
		int line;
		enum field field;
		struct span text;
	} * doubts;
	size_t count;
	struct arena *arena; /* of the doubts */
};

struct translation {
	struct arena *arena; /* of the row */
	const struct catalogue *catalogue;
	struct names *names;
	bool people; /* not our own layout, where 1.234 has one meaning */
	char decimal; /* the agreed mark, or '\0' */
	enum names_level level; /* of the column of places */
	struct marks *marks;
	figure_tell *tell;
	void *context;
};

void translate_row(const struct translation *translation, const struct figure_row *row,
	struct figure_row *ret);

#endif
