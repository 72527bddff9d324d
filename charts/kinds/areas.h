/* charts/kinds/areas.h - places coloured by class: what tiles and maps share; only they include it. */
#ifndef CHARTS_KINDS_AREAS_H
#define CHARTS_KINDS_AREAS_H

#include "charts/legend.h"

/* The numbers, in the latest period. */
struct areas {
	bool columned; /* is there a period */
	size_t column;
	struct classes classes;
	size_t sizes[CLASSES_MAX]; /* places of each class */
	const struct frame_row **rows; /* all but the whole, as given */
	const struct frame_row **ranked; /* those with a figure, the highest first */
	size_t count, known;
	const struct frame_row *total; /* the whole; NULL for none */
	struct legend legend;
};

void areas_choose(const struct frame *frame, struct arena *arena, struct areas *ret);

/* The cell of a row; NULL without a period. */
const struct frame_point *areas_cell(const struct areas *areas, const struct frame_row *row);

/* The colour of a row's class, or TOKEN_NONE where it has no figure. */
enum token areas_token(const struct areas *areas, const struct frame_row *row);

/* How a picture's room is taken, and what stands beside it. */
struct areas_picture {
	double wide, tall; /* its sides, of any length */
	double most; /* pixels it is wide at most */
	bool named; /* names and figures stand within */
};

/*
 * Takes what stands beside a picture off the body: at its right classes, and the
 * highest and lowest places, or all of a few; on a phone classes alone, above.
 */
void areas_write(struct areas *areas, struct layout *layout, struct areas_picture picture);

/* The note below: the period, what brackets mean, what stands apart, what has no place. */
void areas_foot(const struct areas *areas, struct layout *layout, const char *apart, size_t nowhere,
	const char *more);

/* "Phường A, Phường B và 3 nơi khác": at most `limit` names. */
void areas_names(const struct frame_row *const *rows, size_t count, size_t limit, enum lang lang,
	struct text *ret);

#endif
