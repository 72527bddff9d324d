/* collector/annotate_notes.h - the two parts that comments are in: their words, and their boxes. */
#ifndef COLLECTOR_ANNOTATE_NOTES_H
#define COLLECTOR_ANNOTATE_NOTES_H

#include "collector/annotate_private.h"

/* Where boxes are needed: at the marks, and at comments that were there before and stay. */
struct notes {
	struct note_place {
		int row, column;
		size_t size; /* bytes of its text, about */
	} * places;
	size_t count;
};

/*
 * Adds the part of comments: `before` as it is (empty where there is none),
 * without what we said earlier, and with the marks; at a cell that somebody
 * commented, ours follows. False where `before` cannot be read.
 */
MUST_CHECK bool notes_write(struct arena *arena, struct span before, const struct mark *marks,
	size_t count, struct notes *ret_notes, struct text *ret);

/* Adds the part of boxes: what `before` draws besides comments stays. */
void notes_draw(
	struct arena *arena, struct span before, const struct notes *notes, struct text *ret);

#endif
