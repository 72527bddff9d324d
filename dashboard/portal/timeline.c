/*
 * dashboard/portal/timeline.c - the timeline of programmes, and of one of them with its milestones: the request of the
 * chart, the picture on the page, and the picture itself. How tall it is follows from its rows.
 */
#include <string.h>

#include "charts/chart.h"
#include "charts/kind.h"
#include "dashboard/portal/content.h"
#include "dashboard/portal/pages.h"
#include "dashboard/view/picture.h"
#include "dashboard/view/preview_mark.h"
#include "dashboard/view/tell.h"

enum { WIDE = 960, NARROW = 360, HEAD = 150, NARROW_HEAD = 170, ROW = 36, NARROW_ROW = 50 };

static const struct period *when(const struct page *page, const char *label)
{
	struct period *period = arena_new(page->arena, 1, sizeof *period);

	return period_parse(span_of(label), period) ? period : NULL;
}

static struct chart_milestone milestone_of(
	const struct page *page, const struct content_milestone *milestone)
{
	return (struct chart_milestone){ when(page, milestone->period),
		milestone->title[page->lang], text_index(content_states, milestone->state) };
}

static struct chart_row row_of(const struct page *page, const struct content_page *programme)
{
	size_t count = (size_t)programme->milestone_count;
	struct chart_milestone *list = arena_new(page->arena, count, sizeof *list);

	for (size_t i = 0; i < count; i++)
		list[i] = milestone_of(page, &programme->milestones[i]);
	return (struct chart_row){ .code = programme->slug,
		.name = programme->title[page->lang],
		.from = when(page, programme->from),
		.until = when(page, programme->until),
		.milestones = list,
		.milestone_count = count };
}

static bool has_day(const struct chart_row *row)
{
	bool any = row->from != NULL || row->until != NULL;

	for (size_t i = 0; i < row->milestone_count && !any; i++)
		any = row->milestones[i].period != NULL;
	return any;
}

/* What all timelines have. */
static struct chart_request request_of(
	const struct page *page, const char *title, struct chart_row *rows, size_t count)
{
	const struct edition_info *info = edition_info(page->edition);

	return (struct chart_request){ .kind = chart_kind_find("gantt"),
		.lang = page->lang,
		.title = title,
		.unit = unit_find("count"),
		.rows = rows,
		.row_count = count,
		.today = info->day,
		.preview = preview_is(page),
		.edition = info->number,
		.code = info->code };
}

static struct chart_request list_request(
	const struct page *page, const struct content_page *const *pages, size_t count)
{
	struct chart_row *rows = arena_new(page->arena, count, sizeof *rows);

	for (size_t i = 0; i < count; i++)
		rows[i] = row_of(page, pages[i]);
	return request_of(page, content_section_name(page, CONTENT_PROGRAMMES), rows, count);
}

/* The programme, and below it each of its milestones. */
static struct chart_request steps_request(
	const struct page *page, const struct content_page *programme)
{
	size_t count = (size_t)programme->milestone_count + 1;
	struct chart_row *rows = arena_new(page->arena, count, sizeof *rows);

	rows[0] = row_of(page, programme);
	rows[0].name = words_get(page->words, "content.term-name");
	rows[0].milestone_count = 0;
	for (size_t i = 1; i < count; i++) {
		struct chart_milestone *one = arena_new(page->arena, 1, sizeof *one);

		*one = milestone_of(page, &programme->milestones[i - 1]);
		rows[i] = (struct chart_row){
			.name = one->name, .milestones = one, .milestone_count = 1
		};
	}
	return request_of(page, programme->title[page->lang], rows, count);
}

/* ---- the picture on a page ---- */

static struct chart_size size_of(
	const struct page *page, int width, int head, int row, size_t count)
{
	int height = head + row * (int)count;

	height = height < CHART_MAX_SIDE ? height : CHART_MAX_SIDE;
	return (struct chart_size){ arena_format(page->arena, "%dx%d", width, height), width,
		height, true };
}

/* For wide and for narrow screens. */
static void sizes_of(const struct page *page, size_t count, struct chart_size ret[2])
{
	ret[0] = size_of(page, WIDE, HEAD, ROW, count);
	ret[1] = size_of(page, NARROW, NARROW_HEAD, NARROW_ROW, count);
}

/* What of a list's address chooses its rows. */
static const char *choices(const struct page *page)
{
	static const char *const names[] = { "page", "q", "term" };
	const char *query = "?";

	for (size_t i = 0; i < COUNT(names); i++) {
		const char *value = request_parameter(page->request, names[i], "");

		if (*value != '\0')
			query = page_more(page, query, names[i], value);
	}
	return query + 1;
}

static json_t *picture(const struct page *page, const char *path, const char *query,
	const struct chart_request *request)
{
	struct chart_size sizes[2];
	text_auto words = { 0 };
	bool any = false;

	for (size_t i = 0; i < request->row_count; i++)
		any = any || has_day(&request->rows[i]);
	if (!any)
		return json_null();
	sizes_of(page, request->row_count, sizes);
	chart_describe(request, page->lang, &words);
	return picture_sized(page, path, query, sizes, text_z(&words));
}

void timeline_add(const struct page *page, const struct content_page *const *pages, size_t count,
	json_t *rows, json_t *model)
{
	const struct chart_request request = list_request(page, pages, count);

	for (size_t i = 0; i < count; i++) {
		json_t *row = json_array_get(rows, i);
		const char *state =
			content_terms[content_term(pages[i], edition_info(page->edition)->day)];

		(void)json_object_set_new(row, "term", content_tell_term(page, pages[i]));
		(void)json_object_set_new(
			row, "state", json_string(content_word(page, "term", state)));
	}
	(void)json_object_set_new(model, "timeline",
		json_pack("{s:o}", "picture",
			picture(page, "/programmes.svg", choices(page), &request)));
}

json_t *timeline_of(const struct page *page, const struct content_page *programme)
{
	const struct chart_request request = steps_request(page, programme);

	return programme->section == CONTENT_PROGRAMMES
		? picture(page, arena_format(page->arena, "/programmes/%s.svg", programme->slug),
			  "", &request)
		: json_null();
}

/* ---- the picture itself ---- */

static bool draw(const struct page *page, struct chart_request *request, struct outcome *ret,
	struct error *err)
{
	const char *theme = request_parameter(page->request, "theme", "light");
	const char *text = request_parameter(page->request, "size", NULL);
	int index = text_index(theme_names, theme);
	struct chart_size sizes[2], size;
	bool own = false;

	if (index < 0)
		return error_set(err, ERROR_MISUSE, "request.value", "theme=%s", theme);
	sizes_of(page, request->row_count, sizes);
	size = sizes[0];
	if (text != NULL && !chart_size_parse(text, &size))
		return error_set(err, ERROR_MISUSE, "request.value", "size=%s", text);
	for (size_t i = 0; i < COUNT(sizes); i++)
		own = own || (size.width == sizes[i].width && size.height == sizes[i].height);
	request->theme = (enum theme)index;
	request->width = size.width;
	request->height = size.height;
	/* only pages' own sizes are worth keeping */
	ret->passing = *choices(page) != '\0' || !own;
	return chart_render(request, CHART_SVG, &ret->bytes, err);
}

bool timeline_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const struct content_page **pages;
	struct chart_request request;
	size_t count;

	if (!section_shown(page, &pages, &count, err))
		return false;
	request = list_request(page, pages, count);
	return draw(page, &request, ret, err);
}

bool steps_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const struct content_page *programme = content_find(
		edition_catalogue(page->edition), CONTENT_PROGRAMMES, page->code);
	struct chart_request request;

	if (programme == NULL)
		return error_set(err, ERROR_REFUSED, "content.none", "%s", page->code);
	request = steps_request(page, programme);
	return draw(page, &request, ret, err);
}
