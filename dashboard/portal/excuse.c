/*
 * dashboard/portal/excuse.c - what went wrong, as a page.
 *
 * The error's key decides on the status and on the words. A failure of ours is
 * told in general words only: no path and no text of a library leaves here.
 */
#include <string.h>

#include "dashboard/portal/work.h"
#include "dashboard/view/shell.h"

static const struct {
	const char *key;
	int status;
	const char *words; /* NULL: the page's own, without a sentence */
} excuses[] = {
	{ "ask.closed", 404, "error.ask.closed" },
	{ "ask.none", 404, "error.ask.none" },
	{ "ask.origin", 403, "error.ask.origin" },
	{ "chart.fields", 404, "error.chart.fields" },
	{ "chart.index", 404, "error.chart.index" },
	{ "chart.nowhere", 404, "error.chart.nowhere" },
	{ "chart.outlines", 400, "request.value" },
	{ "chart.parts", 400, "request.value" },
	{ "chart.places", 404, "error.chart.places" },
	{ "content.none", 404, "error.content.none" },
	{ "data.large", 404, "error.data.large" },
	{ "edition.none", 503, NULL },
	{ "edition.unknown", 404, "error.edition.unknown" },
	{ "edition.withdrawn", 410, "error.edition.withdrawn" },
	{ "form.limit", 400, "error.ask.form" },
	{ "form.repeated", 400, "error.ask.form" },
	{ "form.syntax", 400, "error.ask.form" },
	{ "form.text", 400, "error.ask.form" },
	{ "form.type", 415, "error.ask.form" },
	{ "indicator.none", 404, "error.indicator.none" },
	{ "method.none", 404, "error.method.none" },
	{ "picture.none", 404, "error.picture.none" },
	{ "place.ended", 404, "error.place.ended" },
	{ "place.later", 404, "error.place.later" },
	{ "place.lost", 404, "error.place.lost" },
	{ "place.none", 404, "error.place.none" },
	{ "places.date", 400, "error.places.date" },
	{ "places.future", 400, "error.places.future" },
	{ "request.parameter", 400, "request.parameter" },
	{ "request.value", 400, "request.value" },
	{ "route.method", 405, "route.method" },
	{ "route.none", 404, "route.none" },
};

/* The status of an error, and the key of its sentence: NULL for failures of ours. */
static int status_of(const struct error *err, const char **ret_words)
{
	for (size_t i = 0; i < COUNT(excuses); i++)
		if (strcmp(excuses[i].key, err->key) == 0) {
			*ret_words = excuses[i].words;
			return excuses[i].status;
		}
	for (const struct refusal *refusal = refusals; refusal->key != NULL; refusal++)
		if (strcmp(refusal->key, err->key) == 0) {
			*ret_words = refusal->key;
			return refusal->status;
		}
	*ret_words = NULL;
	return 500;
}

static json_t *model(const struct page *page, const struct error *err, int status, const char *key)
{
	const char *heading = arena_format(page->arena, "status.%d", status);
	json_t *model = shell_new(page, words_get(page->words, heading));
	text_auto sentence = { 0 };

	if (key != NULL)
		words_say(page->words, key, &sentence, "detail", err->detail, NULL);
	(void)json_object_set_new(model, "status", json_integer(status));
	(void)json_object_set_new(model, "heading", json_string(words_get(page->words, heading)));
	(void)json_object_set_new(
		model, "sentence", json_text_or_null(key == NULL ? NULL : text_z(&sentence)));
	return model;
}

/* In the frame of another site stands no more than the sentence. */
static const char *template_of(bool framed, const struct error *err)
{
	if (framed)
		return "embed-error.html";
	return strcmp(err->key, "edition.none") == 0 ? "none.html" : "error.html";
}

struct answer *work_excuse(struct work *work, const struct error *err)
{
	struct page page = work->page;
	const char *key;
	int status = status_of(err, &key);
	text_auto bytes = { 0 };
	struct answer *answer;
	struct error trouble;
	json_t *view;
	bool framed = page.route != NULL && page.route->media == MEDIA_EMBED;

	page.route = NULL;
	page.pinned = false;
	page.edition = page.current == 0 ? NULL
					 : editions_get(work->editions, page.current, &trouble);
	view = model(&page, err, status, key);
	if (!templates_render(
		    work->stock->templates, template_of(framed, err), view, &bytes, &trouble))
		text_addf(&bytes, "%d\n", status);
	json_decref(view);
	answer = answer_new(status, &bytes);
	media_headers(framed ? MEDIA_EMBED : MEDIA_HTML, true, answer);
	answer_add(answer, "Cache-Control", "no-store");
	answer_add(answer, "Content-Language", lang_codes[page.lang]);
	if (status == 405)
		answer_add(answer, "Allow", work->allow);
	if (status == 503)
		answer_add(answer, "Retry-After", "60");
	return answer;
}
