/* charts/stamp.c - see stamp.h. */
#include "charts/stamp.h"

#include <string.h>

#include "charts/words.h"

enum { STRIP = 26, LEAST = 120 /* pixels high: room for a chart and a strip */, PADDING = 8 };

static const struct text_style style = { 12, true };

static bool has_strip(const struct chart_request *request)
{
	return request->preview && chart_request_size(request).height >= LEAST;
}

const struct chart_request *stamp_inner(const struct chart_request *request, struct arena *arena)
{
	struct chart_request *inner;

	if (!has_strip(request))
		return request;
	inner = arena_new(arena, 1, sizeof *inner);
	*inner = *request;
	inner->width = chart_request_size(request).width;
	inner->height = chart_request_size(request).height - STRIP;
	return inner;
}

/* What was added last goes under all but the paper: shapes come before words. */
static void lay_under(struct scene *scene)
{
	const struct mark last = scene->marks[scene->count - 1];
	struct mark *place = scene->marks + (strcmp(scene->marks->part, "paper") == 0);

	memmove(place + 1, place,
		(size_t)(scene->marks + scene->count - 1 - place) * sizeof *place);
	*place = last;
}

static void add_strip(
	const struct chart_request *request, const struct measure *measure, struct scene *scene)
{
	const double top = scene->height, foot = top + STRIP;
	const struct point corners[] = { { 0, top }, { scene->width, foot } };
	const struct mark strip = { .kind = MARK_RECT, .part = "stamp", .fill = TOKEN_INK };
	struct mark words = {
		.kind = MARK_TEXT, .part = "stamp", .fill = TOKEN_PAPER, .style = style
	};
	struct point start = { PADDING,
		top + (STRIP + style.size * (MEASURE_PLAIN_ASCENT - MEASURE_DESCENT)) / 2 };

	words.text = word(WORD_PREVIEW, request->lang);
	words.width = measure->width(words.text, style);
	if (words.width > scene->width - 2 * PADDING) {
		words.text = word(WORD_PREVIEW_SHORT, request->lang);
		words.width = measure->width(words.text, style);
	}
	scene_add(scene, strip, corners, COUNT(corners));
	lay_under(scene);
	scene_add(scene, words, &start, 1);
	scene->height = foot;
}

static void add_frame(struct scene *scene)
{
	const struct point corners[] = { { .5, .5 }, { scene->width - .5, scene->height - .5 } };

	scene_add(scene,
		(struct mark){ .kind = MARK_RECT,
			.part = "stamp",
			.stroke = TOKEN_INK,
			.thickness = 1,
			.dash = DASH_LONG },
		corners, COUNT(corners));
	lay_under(scene);
}

void stamp_add(
	const struct chart_request *request, const struct measure *measure, struct scene *scene)
{
	if (has_strip(request))
		add_strip(request, measure, scene);
	else if (request->preview)
		add_frame(scene);
}
