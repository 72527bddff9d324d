/* charts/chart.c - see chart.h. */
#include "charts/chart.h"

#include <stdatomic.h>

#include "charts/describe.h"
#include "charts/draw.h"
#include "charts/fonts.h"
#include "charts/kind.h"
#include "charts/selfcheck.h"
#include "charts/stamp.h"

/* From the full form to the barest. */
static const unsigned forms[] = {
	0,
	LEAVE_VALUES,
	LEAVE_VALUES | LEAVE_NAMES,
	LEAVE_VALUES | LEAVE_NAMES | LEAVE_NOTES,
	LEAVE_VALUES | LEAVE_NAMES | LEAVE_NOTES | LEAVE_FOOT,
	LEAVE_VALUES | LEAVE_NAMES | LEAVE_NOTES | LEAVE_FOOT | LEAVE_LABELS,
	LEAVE_ALL & ~LEAVE_LABELS,
	LEAVE_ALL,
};

enum { LOW = 180 }; /* pixels: of a thumbnail */

static atomic_ulong scenes, simpler, lost;

static struct scene *draw(const struct frame *frame, const struct measure *measure,
	struct arena *arena, unsigned left_out, const char **ret_fault)
{
	const struct chart_kind *kind = frame->request->kind;
	struct layout *layout = layout_new(frame, measure, arena, left_out);
	struct scene *scene = arena_new(arena, 1, sizeof *scene);

	scene_start(scene, arena, layout->width, layout->height);
	kind->layout(layout);
	if (!layout->cramped) {
		draw_ground(layout, scene);
		kind->draw(layout, scene);
		draw_words(layout, scene);
	}
	*ret_fault = selfcheck(layout, scene);
	if (*ret_fault == NULL)
		atomic_fetch_add(&lost, (unsigned long)layout->lost);
	return scene;
}

/* What is full for a picture of that height: bars and thumbnails have no room for notes. */
static size_t first_form(int height)
{
	return height < CHART_MIN_SIDE ? COUNT(forms) - 2 : height < LOW ? 4 : 0;
}

const struct scene *chart_scene(const struct chart_request *request, const struct measure *measure,
	struct arena *arena, struct error *err)
{
	const struct chart_request *inner = stamp_inner(request, arena);
	const struct frame *frame = frame_new(inner, arena);
	size_t first = first_form(chart_request_size(inner).height);
	const char *fault = NULL;

	for (size_t i = first; i < COUNT(forms); i++) {
		struct scene *scene = draw(frame, measure, arena, forms[i], &fault);

		if (fault != NULL)
			continue;
		stamp_add(request, measure, scene);
		scene->form = (int)(i - first);
		atomic_fetch_add(&scenes, 1);
		atomic_fetch_add(&simpler, i > first);
		return scene;
	}
	(void)error_set(err, ERROR_FAILURE, "chart.check", "%s", fault);
	return NULL;
}

static const char *title_of(const struct chart_request *request)
{
	bool titled = request->title != NULL && *request->title != '\0';

	return titled ? request->title : request->kind->title[request->lang];
}

bool chart_render(const struct chart_request *request, enum chart_format format, struct text *ret,
	struct error *err)
{
	const struct measure *measure;
	const struct scene *scene;
	arena_auto arena = { 0 };
	text_auto description = { 0 };
	struct svg_words words;

	if (!chart_request_check(request, err))
		return false;
	measure = fonts_measure(err);
	if (measure == NULL)
		return false;
	scene = chart_scene(request, measure, &arena, err);
	if (scene == NULL)
		return false;
	chart_describe(request, request->lang, &description);
	words = (struct svg_words){ request->lang, title_of(request), text_z(&description) };
	return surface_write(
		scene, request->theme, format, chart_request_density(request), &words, ret, err);
}

void chart_describe(const struct chart_request *request, enum lang lang, struct text *ret)
{
	arena_auto arena = { 0 };

	describe_frame(frame_new(request, &arena), lang, ret);
}

struct chart_counts chart_counts(void)
{
	return (struct chart_counts){ atomic_load(&scenes), atomic_load(&simpler),
		atomic_load(&lost) };
}
