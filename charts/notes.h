/*
 * charts/notes.h - the sentences below a picture, one after the other: what the
 * reader must know to read it. A space stands between two; an empty one adds nothing.
 */
#ifndef CHARTS_NOTES_H
#define CHARTS_NOTES_H

#include "charts/words.h"

void notes_add(struct text *notes, const char *sentence);

/* The sentence with `what` in place of its {}. */
void notes_fill(struct text *notes, enum word sentence, enum lang lang, const char *what);

/* The hollow statuses of a frame in place of the sentence's {}; nothing where it has none. */
void notes_statuses(
	struct text *notes, const struct frame *frame, enum word sentence, enum lang lang);

void notes_break(struct text *notes, const struct frame_break *mark, enum lang lang);

/* Which period is shown. */
void notes_period(struct text *notes, const struct period *period, enum lang lang);

#endif
