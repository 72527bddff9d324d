/* charts/hotspots.c - see hotspots.h. */
#include "charts/hotspots.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "charts/chart.h"
#include "charts/fonts.h"
#include "charts/kind.h"
#include "charts/words.h"
#include "indicators/place.h"

#define REACH 12.0 /* half the side of a point's box, where its neighbours leave room */
#define LEAST 4.0

/* A figure or a plan's point while they are gathered. */
struct found {
	const struct observation *figure; /* NULL: the plan's */
	const struct plan_point *plan;
	const struct frame_row *row;
	int series; /* -1 for rows and the plan */
	struct box box;
	bool wide; /* a bar or a cell: its own size, not a point's */
	size_t order;
};

struct search {
	const struct chart_request *request;
	struct arena *arena;
	struct found *list;
	size_t count;
};

static int series_of(const struct chart_request *request, const struct observation *figure)
{
	for (int i = 0; i < request->series_count; i++) {
		const struct series *series = request->series[i].series;

		if (figure >= series->items && figure < series->items + series->count)
			return i;
	}
	return -1;
}

/* Notes a figure or a plan's point; one that is drawn twice takes its last, largest, shape. */
static void note(struct search *search, struct found found)
{
	for (size_t i = 0; i < search->count; i++) {
		struct found *known = &search->list[i];

		if (known->figure == found.figure && known->plan == found.plan &&
			known->row == found.row) {
			if (found.wide)
				known->box = found.box;
			known->wide = known->wide || found.wide;
			return;
		}
	}
	if (search->count == HOTSPOTS_MAX)
		return;
	found.order = search->count;
	search->list = arena_push(search->arena, search->list, search->count, sizeof *search->list);
	search->list[search->count++] = found;
}

static struct box around(struct point at, double reach)
{
	return (struct box){ at.x - reach, at.y - reach, at.x + reach, at.y + reach };
}

/* What a rect covers, whichever corner comes first; thin bars are widened. */
static struct box cover(const struct mark *mark)
{
	const struct point *p = mark->points;
	struct box box = { fmin(p[0].x, p[1].x), fmin(p[0].y, p[1].y), fmax(p[0].x, p[1].x),
		fmax(p[0].y, p[1].y) };

	if (box_width(box) < 2 * LEAST) {
		box.left -= LEAST;
		box.right += LEAST;
	}
	return box;
}

static void note_line(struct search *search, const struct mark *mark)
{
	for (size_t i = 0; i < mark->count; i++)
		note(search,
			(struct found){ .figure = mark->shows[i].observation,
				.row = mark->row,
				.series = series_of(search->request, mark->shows[i].observation),
				.box = around(mark->points[i], REACH) });
}

static void note_mark(struct search *search, const struct mark *mark)
{
	struct found found = { .row = mark->row, .series = -1 };
	bool figure = mark->shows != NULL && mark->shows->observation != NULL;

	if (figure && mark->kind == MARK_LINE && mark->reading != READ_NOTHING) {
		note_line(search, mark);
		return;
	}
	if (!figure && mark->plan == NULL)
		return;
	found.figure = figure ? mark->shows->observation : NULL;
	found.plan = figure ? NULL : mark->plan;
	found.series = figure ? series_of(search->request, found.figure) : -1;
	found.wide = mark->kind == MARK_RECT;
	found.box = found.wide ? cover(mark) : around(scene_middle(mark), REACH);
	note(search, found);
}

/* Rows as they are drawn; else methods, the primary one first, and then the plan. */
static int compare(const void *a, const void *b)
{
	const struct found *x = a, *y = b;
	double left = x->box.left + x->box.right, right = y->box.left + y->box.right;

	if (x->row != NULL || y->row != NULL)
		return x->row == y->row ? (left > right) - (left < right)
					: (x->order > y->order) - (x->order < y->order);
	if (x->series != y->series)
		return (unsigned)x->series < (unsigned)y->series ? -1 : 1;
	return (left > right) - (left < right);
}

/* Points of one group share the room between them. */
static void make_room(struct found *list, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct found *a = &list[i - 1], *b = &list[i];
		double apart = (b->box.left + b->box.right - a->box.left - a->box.right) / 2;
		double half = fmax(LEAST, apart / 2);

		if (a->row != b->row || a->series != b->series || a->wide || b->wide)
			continue;
		a->box.right = fmin(a->box.right, (a->box.left + a->box.right) / 2 + half);
		b->box.left = fmax(b->box.left, (b->box.left + b->box.right) / 2 - half);
	}
}

static void add_part(struct text *text, const char *part)
{
	if (part != NULL && *part != '\0')
		text_addf(text, "%s, ", part);
}

/* Whose figure it is: the row, or the place. */
static void say_whose(const struct search *search, const struct found *found, struct text *text)
{
	const struct place *place = found->figure == NULL ? NULL : found->figure->place;

	if (found->row != NULL)
		add_part(text, found->row->row->name);
	else if (place != NULL)
		add_part(text, place->name[search->request->lang]);
}

/* By which method, where there are several. */
static void say_method(const struct search *search, const struct found *found, struct text *text)
{
	const struct chart_request *request = search->request;
	const char *label = found->series < 0 ? NULL : request->series[found->series].label;

	if (request->series_count > 1 && label != NULL && *label != '\0')
		text_addf(text, ". %s", label);
}

static void say_plan(const struct search *search, const struct found *found, struct text *text)
{
	enum lang lang = search->request->lang;

	text_addf(text, "%s ", word(WORD_PLAN, lang));
	period_say(&found->plan->period, lang, text);
	text_addz(text, ": ");
	words_plan_value(found->plan, search->request->unit, lang, text);
}

/* What the figure was judged: a row's, or the latest one of the primary method. */
static enum state state_of(const struct search *search, const struct found *found)
{
	const struct chart_request *request = search->request;

	if (found->row != NULL)
		return found->row->row->state;
	return found->series == 0 && found->figure == series_latest(request->series[0].series)
		? request->state
		: STATE_NONE;
}

static void say_figure_of(const struct search *search, const struct found *found, struct text *text)
{
	const struct chart_request *request = search->request;
	const struct observation *figure = found->figure;
	enum lang lang = request->lang;
	enum state state = state_of(search, found);

	period_say(&figure->period, lang, text);
	text_addz(text, ": ");
	if (figure->known)
		words_value(figure->value, request->unit, lang, text);
	else
		text_addz(text, word(WORD_NO_FIGURE, lang));
	if (strchr("AMO", figure->status) == NULL && *status_say(figure->status, lang) != '\0')
		text_addf(text, " (%s)", status_say(figure->status, lang));
	if (request->illustrative || (found->row != NULL && found->row->row->illustrative))
		text_addf(text, ", %s", word(WORD_ILLUSTRATIVE_SHORT, lang));
	if (figure->known && state != STATE_NONE)
		text_addf(text, ". %s", state_say(state, lang));
	say_method(search, found, text);
}

static const char *say_found(const struct search *search, const struct found *found)
{
	text_auto text = { 0 };

	say_whose(search, found, &text);
	if (found->figure == NULL)
		say_plan(search, found, &text);
	else
		say_figure_of(search, found, &text);
	return arena_copy(search->arena, text_z(&text), text_span(&text).size);
}

struct hotspots hotspots_of(
	const struct chart_request *request, const struct scene *scene, struct arena *arena)
{
	struct search search = { .request = request, .arena = arena };
	struct hotspot *items;
	int group = 0;

	for (size_t i = 0; i < scene->count; i++)
		note_mark(&search, &scene->marks[i]);
	if (search.count > 0)
		qsort(search.list, search.count, sizeof *search.list, compare);
	make_room(search.list, search.count);
	items = arena_new(arena, search.count, sizeof *items);
	for (size_t i = 0; i < search.count; i++) {
		const struct found *found = &search.list[i];

		group += i > 0 &&
			(found->row != found[-1].row || found->series != found[-1].series);
		items[i] = (struct hotspot){ found->box, group, say_found(&search, found) };
	}
	return (struct hotspots){ items, search.count, scene->width, scene->height };
}

bool hotspots_make(const struct chart_request *request, struct arena *arena, struct hotspots *ret,
	struct error *err)
{
	const struct measure *measure;
	const struct scene *scene;

	if (!chart_request_check(request, err))
		return false;
	measure = fonts_measure(err);
	if (measure == NULL)
		return false;
	scene = chart_scene(request, measure, arena, err);
	if (scene == NULL)
		return false;
	*ret = hotspots_of(request, scene, arena);
	return true;
}
