/* charts/kinds/areas.c - see areas.h. */
#include "charts/kinds/areas.h"

#include <math.h>
#include <stdlib.h>

#include "charts/kind.h"
#include "charts/notes.h"
#include "charts/words.h"
#include "indicators/format.h"

enum { RANKED = 5, MANY = 10, MAX_MISSING = 5, MAX_TIED = 3 };

#define PANEL 0.44 /* of the body's width, at most, for words beside the picture */
#define LEAST_PANEL 190.0 /* pixels of a page */

static const char *name_of(const struct frame_row *row)
{
	return row->row->name == NULL ? "" : row->row->name;
}

const struct frame_point *areas_cell(const struct areas *areas, const struct frame_row *row)
{
	return areas->columned ? &row->cells[areas->column] : NULL;
}

static bool has_figure(const struct areas *areas, const struct frame_row *row)
{
	return areas->columned && frame_known(&row->cells[areas->column]);
}

struct rank {
	const struct frame_row *row;
	struct decimal value;
	size_t given;
};

static int highest_first(const void *a, const void *b)
{
	const struct rank *x = a, *y = b;
	int order = decimal_compare(y->value, x->value);

	return order != 0 ? order : (x->given > y->given) - (x->given < y->given);
}

static void rank(struct areas *areas, struct arena *arena)
{
	struct rank *ranks = arena_new(arena, areas->count, sizeof *ranks);

	areas->ranked = arena_new(arena, areas->count, sizeof *areas->ranked);
	for (size_t i = 0; i < areas->count; i++)
		if (has_figure(areas, areas->rows[i]))
			ranks[areas->known++] = (struct rank){ areas->rows[i],
				areas_cell(areas, areas->rows[i])->observation->value, i };
	if (areas->known > 0)
		qsort(ranks, areas->known, sizeof *ranks, highest_first);
	for (size_t i = 0; i < areas->known; i++)
		areas->ranked[i] = ranks[i].row;
}

/* Classes of the places alone: the whole would stretch them. */
static void classify(const struct frame *frame, struct arena *arena, struct areas *areas)
{
	struct frame places = *frame;
	struct frame_row *rows = arena_new(arena, frame->row_count, sizeof *rows);

	places.rows = rows;
	places.row_count = areas->count;
	for (size_t i = 0; i < areas->count; i++)
		rows[i] = *areas->rows[i];
	areas->classes = classes_choose(&places, areas->column, areas->column);
	for (size_t i = 0; i < areas->known; i++)
		areas->sizes[classes_find(&areas->classes,
			areas_cell(areas, areas->ranked[i])->observation->value)]++;
}

void areas_choose(const struct frame *frame, struct arena *arena, struct areas *ret)
{
	struct areas areas = { .rows = arena_new(arena, frame->row_count, sizeof *areas.rows) };

	areas.columned = frame_latest_column(frame, &areas.column);
	for (size_t i = 0; i < frame->row_count; i++)
		if (!frame->rows[i].row->total)
			areas.rows[areas.count++] = &frame->rows[i];
		else if (areas.total == NULL)
			areas.total = &frame->rows[i];
	rank(&areas, arena);
	if (areas.known > 0)
		classify(frame, arena, &areas);
	*ret = areas;
}

enum token areas_token(const struct areas *areas, const struct frame_row *row)
{
	if (!has_figure(areas, row))
		return TOKEN_NONE;
	return classes_token(&areas->classes,
		classes_find(&areas->classes, areas_cell(areas, row)->observation->value));
}

static const char *counted(struct layout *layout, const char *words, size_t count)
{
	return arena_format(layout->arena, "%s (%zu)", words, count);
}

static void fill_legend(struct areas *areas, struct layout *layout, bool named)
{
	const struct chart_request *request = layout->frame->request;

	for (int i = 0; i < areas->classes.count; i++) {
		text_auto words = { 0 };

		classes_say(&areas->classes, i, request->unit, request->lang, &words);
		legend_add(&areas->legend, layout, classes_token(&areas->classes, i), LEGEND_FILLED,
			counted(layout, text_z(&words), areas->sizes[i]));
	}
	if (areas->known < areas->count)
		legend_add(&areas->legend, layout, TOKEN_NO_DATA,
			named ? LEGEND_DASHED : LEGEND_HATCHED,
			counted(layout, word(WORD_NO_FIGURE, request->lang),
				areas->count - areas->known));
}

/* "Phường Bến Thành   97,1%" */
static void write_rank(
	struct layout *layout, const struct areas *areas, const struct frame_row *row)
{
	struct text_style style = { layout->label_size, false };
	double baseline = layout->body.top + MEASURE_ASCENT * style.size;
	const char *words = layout_value(layout, areas_cell(areas, row)->observation->value);
	double wide = layout_width(layout, words, style);
	const char *line;

	if (layout_wrap(layout, name_of(row), style, box_width(layout->body) - wide - style.size, 1,
		    &line) == 1)
		(void)layout_write(layout, "rank", line, style, TOKEN_INK,
			(struct point){ layout->body.left, baseline });
	(void)layout_write(layout, "rank", words, style, TOKEN_INK,
		(struct point){ layout->body.right - wide, baseline });
	layout->body.top += MEASURE_LINE * style.size;
}

static void write_heading(struct layout *layout, enum word words)
{
	struct text_style style = { layout->label_size, true };

	layout->body.top += 0.5 * style.size;
	(void)layout_write(layout, "heading", word(words, layout->frame->request->lang), style,
		TOKEN_INK,
		(struct point){
			layout->body.left, layout->body.top + MEASURE_ASCENT * style.size });
	layout->body.top += MEASURE_LINE * style.size;
}

/* As many of both ends as there is room for; few places all, or not at all. */
static void write_ranks(struct layout *layout, const struct areas *areas, bool named)
{
	double line = MEASURE_LINE * layout->label_size;
	double room = (box_height(layout->body) - layout->label_size) / line;
	size_t shown = room < 4 ? 0 : (size_t)fmin(room / 2 - 1, RANKED);

	if ((layout->left_out & LEAVE_VALUES) != 0)
		return;
	if (areas->known < MANY) {
		layout->body.top += 0.5 * layout->label_size;
		for (size_t i = 0; i < areas->known && !named && (double)areas->known <= room; i++)
			write_rank(layout, areas, areas->ranked[i]);
		return;
	}
	if (shown == 0)
		return;
	write_heading(layout, WORD_HIGHEST);
	for (size_t i = 0; i < shown; i++)
		write_rank(layout, areas, areas->ranked[i]);
	write_heading(layout, WORD_LOWEST);
	for (size_t i = 0; i < shown; i++)
		write_rank(layout, areas, areas->ranked[areas->known - 1 - i]);
}

void areas_write(struct areas *areas, struct layout *layout, struct areas_picture picture)
{
	struct box body = layout->body;
	double wide = fmin(
		box_height(body) * picture.wide / fmax(picture.tall, 1e-9), picture.most);
	double gap = 20 * layout->unit;
	double panel = fmin(box_width(body) - wide - gap, PANEL * box_width(body));

	if ((layout->left_out & LEAVE_LABELS) != 0)
		return;
	fill_legend(areas, layout, picture.named);
	if (layout->narrow || (layout->left_out & LEAVE_NAMES) != 0) {
		legend_write(&areas->legend, layout);
		return;
	}
	panel = fmax(panel, LEAST_PANEL * layout->unit);
	areas->legend.stacked = true;
	layout->body.left = body.right - panel;
	legend_write(&areas->legend, layout);
	layout->cramped = layout->cramped || layout->body.top > body.bottom;
	write_ranks(layout, areas, picture.named);
	layout->body = (struct box){ body.left, body.top, body.right - panel - gap, body.bottom };
}

void areas_foot(const struct areas *areas, struct layout *layout, const char *apart, size_t nowhere,
	const char *more)
{
	const struct frame *frame = layout->frame;
	enum lang lang = frame->request->lang;
	text_auto notes = { 0 };
	bool legend = (layout->left_out & LEAVE_LABELS) == 0 && areas->known > 0;

	if (areas->columned)
		notes_period(&notes, &frame->columns[areas->column], lang);
	if (legend)
		notes_add(&notes, word(WORD_IN_BRACKETS, lang));
	if (*apart != '\0')
		notes_fill(&notes, WORD_STANDS_APART, lang, apart);
	if (nowhere > 0)
		notes_fill(&notes, WORD_NOWHERE, lang, arena_format(layout->arena, "%zu", nowhere));
	notes_add(&notes, more);
	notes_statuses(&notes, frame, WORD_SOME_ARE, lang);
	layout_foot(layout, text_z(&notes));
}

void areas_names(const struct frame_row *const *rows, size_t count, size_t limit, enum lang lang,
	struct text *ret)
{
	text_auto number = { 0 };

	for (size_t i = 0; i < count && i < limit; i++)
		text_addf(ret, "%s%s", i == 0 ? "" : ", ", name_of(rows[i]));
	if (count <= limit)
		return;
	text_addf(&number, "%zu", count - limit);
	words_fill(word(WORD_MORE_MISSING, lang), text_z(&number), ret);
}

/* One end of the ranks and all that are tied with it. */
static void say_end(const struct saying *saying, const struct areas *areas, bool high)
{
	const struct frame_row *first = areas->ranked[high ? 0 : areas->known - 1];
	struct decimal value = areas_cell(areas, first)->observation->value;
	struct text fills[2] = { 0 };
	size_t from = 0, until = areas->known;

	while (decimal_compare(areas_cell(areas, areas->ranked[from])->observation->value, value) !=
		0)
		from++;
	while (decimal_compare(
		       areas_cell(areas, areas->ranked[until - 1])->observation->value, value) != 0)
		until--;
	words_value(value, saying->frame->request->unit, saying->lang, &fills[0]);
	areas_names(areas->ranked + from, until - from, MAX_TIED, saying->lang, &fills[1]);
	say(saying, high ? SAY_AREA_HIGHEST : SAY_AREA_LOWEST, fills);
	text_done(&fills[0]);
	text_done(&fills[1]);
}

static void say_ends(const struct saying *saying, const struct areas *areas)
{
	struct decimal high = areas_cell(areas, areas->ranked[0])->observation->value;
	struct decimal low = areas_cell(areas, areas->ranked[areas->known - 1])->observation->value;
	text_auto value = { 0 };

	if (decimal_compare(high, low) != 0) {
		say_end(saying, areas, true);
		say_end(saying, areas, false);
		return;
	}
	words_value(high, saying->frame->request->unit, saying->lang, &value);
	say(saying, SAY_AREA_SAME, &value);
}

static void say_classes(const struct saying *saying, const struct areas *areas)
{
	text_auto list = { 0 };

	if (areas->classes.count < 2)
		return;
	for (int i = 0; i < areas->classes.count; i++) {
		text_addz(&list, i == 0 ? "" : "; ");
		classes_say(&areas->classes, i, saying->frame->request->unit, saying->lang, &list);
		text_addf(&list, ": %zu", areas->sizes[i]);
	}
	say(saying, SAY_AREA_CLASSES, &list);
}

static void say_missing(const struct saying *saying, const struct areas *areas, struct arena *arena)
{
	const struct frame_row **rows = arena_new(arena, areas->count, sizeof *rows);
	size_t count = 0;
	text_auto list = { 0 };

	for (size_t i = 0; i < areas->count; i++)
		if (!has_figure(areas, areas->rows[i]))
			rows[count++] = areas->rows[i];
	if (count == 0)
		return;
	areas_names(rows, count, MAX_MISSING, saying->lang, &list);
	say(saying, SAY_PARTS_MISSING, &list);
}

static void say_total(const struct saying *saying, const struct areas *areas)
{
	struct text fills[2] = { 0 };

	if (areas->total == NULL || !has_figure(areas, areas->total))
		return;
	text_addz(&fills[0], name_of(areas->total));
	words_value(areas_cell(areas, areas->total)->observation->value,
		saying->frame->request->unit, saying->lang, &fills[1]);
	say(saying, SAY_AREA_TOTAL, fills);
	text_done(&fills[0]);
	text_done(&fills[1]);
}

void areas_describe(const struct saying *saying)
{
	arena_auto arena = { 0 };
	struct areas areas;
	struct text fills[4] = { 0 };
	const char *parts = saying->frame->request->options.parted_by;

	areas_choose(saying->frame, &arena, &areas);
	if (areas.known == 0) {
		say(saying, SAY_NOTHING, NULL);
		text_addc(saying->ret, '.');
		return;
	}
	period_say(&saying->frame->columns[areas.column], saying->lang, &fills[0]);
	text_addf(&fills[1], "%zu", areas.known);
	text_addf(&fills[2], "%zu", areas.count);
	text_addz(&fills[3],
		parts == NULL || *parts == '\0' ? word(WORD_PLACES, saying->lang) : parts);
	say(saying, SAY_AREA_COUNT, fills);
	say_ends(saying, &areas);
	say_total(saying, &areas);
	say_classes(saying, &areas);
	say_missing(saying, &areas, &arena);
	say_statuses(saying);
	for (size_t i = 0; i < COUNT(fills); i++)
		text_done(&fills[i]);
}
