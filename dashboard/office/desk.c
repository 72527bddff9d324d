/* dashboard/office/desk.c - see desk.h; what each request goes through is in admit.c. */
#include "dashboard/office/desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "dashboard/api/problem.h"
#include "dashboard/office/admit.h"
#include "dashboard/office/excuse.h"
#include "dashboard/office/preview.h"
#include "dashboard/view/stock.h"
#include "dashboard/web/metrics.h"
#include "dashboard/web/path.h"
#include "store/office/backup.h"

#define BUSY_SECONDS "10" /* before it is worth asking again: the office itself waited as long */

struct desk {
	struct stock stock;
	char *dir, *name;
	struct preview *preview;
};

static char *copy(const char *z)
{
	return z == NULL ? NULL : memory_copy(z, strlen(z));
}

struct desk *desk_open(const char *dir, const char *name, struct error *err)
{
	struct desk *desk = memory_new(1, sizeof *desk);

	desk->dir = copy(dir);
	desk->name = copy(name);
	desk->preview = preview_new();
	if (stock_load(&desk->stock, err))
		return desk;
	desk_close(desk);
	return NULL;
}

void desk_close(struct desk *desk)
{
	if (desk == NULL)
		return;
	preview_free(desk->preview);
	stock_free(&desk->stock);
	free(desk->dir);
	free(desk->name);
	free(desk);
}

/* No answer of the office may be kept by anybody, or read by another site. */
static void add_headers(const struct desk *desk, const struct visit *visit,
	const struct visited *visited, enum media media, struct answer *answer)
{
	const bool asset = visit->route != NULL && visit->route->who == ANYONE &&
		!visit->route->languages && media != MEDIA_TEXT;

	media_headers(media, false, answer);
	answer_add(answer, "Cache-Control", asset ? "public, max-age=3600" : "no-store");
	if (media == MEDIA_OFFICE)
		answer_add(answer, "Content-Language", lang_codes[visit->lang]);
	if (visited->file_name != NULL)
		answer_add(answer, "Content-Disposition",
			arena_format(
				visit->arena, "attachment; filename=\"%s\"", visited->file_name));
	if (visited->next != NULL)
		answer_add(answer, "Location", visit_url(visit, visited->next));
	if (visited->location != NULL)
		answer_add(answer, "Location", visited->location);
	if (visited->cookie != NULL)
		answer_add(answer, "Set-Cookie",
			admit_cookie(visit->arena, desk->name != NULL, visited->cookie));
}

/* The row's handler, and what it made as an answer. */
static struct answer *perform(
	const struct desk *desk, struct visit *visit, struct visited *visited, struct error *err)
{
	const struct office_route *route = visit->route;
	int status = visited->status == 0 ? 200 : visited->status;
	struct answer *answer;

	if (!route->handler(visit, visited, err))
		return NULL;
	if (visited->answer != NULL)
		return visited->answer;
	if (visited->status != 0)
		status = visited->status;
	if (visited->next != NULL)
		status = 303;
	else if (route->template != NULL &&
		!templates_render(desk->stock.templates, route->template, visited->model,
			&visited->bytes, err))
		return NULL;
	answer = answer_new(status, &visited->bytes);
	add_headers(desk, visit, visited,
		route->template != NULL || visited->next != NULL ? MEDIA_OFFICE : visited->media,
		answer);
	return answer;
}

/* What somebody needs to go on: methods, how a program says who it is, how long to wait. */
static void add_excuses(const struct visit *visit, const struct error *err, struct answer *answer)
{
	if (answer->status == 405)
		answer_add(answer, "Allow", "GET, HEAD, POST");
	if (answer->status == 401 && api_is_path(visit->request->path))
		answer_add(answer, "WWW-Authenticate", "Bearer realm=\"tiendo\"");
	if (answer->status == 429)
		answer_add(answer, "Retry-After", err->detail);
	if (answer->status == 503)
		answer_add(answer, "Retry-After", BUSY_SECONDS);
}

/* The page that says what went wrong; for a program a problem. */
static struct answer *excuse(const struct desk *desk, struct visit *visit,
	const struct visited *sent, const struct error *err)
{
	struct visited visited = { .cookie = sent->cookie, .media = MEDIA_OFFICE };
	struct error trouble;
	struct answer *answer;

	if (api_is_path(visit->request->path)) {
		api_answer_problem(api_problem(visit, err, &visited.status), &visited);
	} else {
		visited.model = excuse_model(visit, err, &visited.status);
		if (!templates_render(desk->stock.templates, "office-error.html", visited.model,
			    &visited.bytes, &trouble))
			text_addf(&visited.bytes, "%d\n", visited.status);
		json_decref(visited.model);
	}
	answer = answer_new(visited.status, &visited.bytes);
	add_headers(desk, visit, &visited, visited.media, answer);
	add_excuses(visit, err, answer);
	return answer;
}

void desk_answer(struct desk *desk, const struct request *request, struct reply *ret)
{
	arena_auto arena = { 0 };
	struct visit visit = { .arena = &arena,
		.request = request,
		.lang = path_lang(request->path),
		.dir = desk->dir,
		.version = desk->stock.version,
		.preview = desk->preview,
		.key = "" };
	struct visited visited = { 0 };
	struct answer *answer = NULL;
	struct error err;

	if (api_is_path(request->path))
		visit.lang = api_lang(request);
	visit.words = desk->stock.words[visit.lang];
	visit.languages = (const struct words *const *)desk->stock.words;
	if (admit_visit(&visit, desk->name != NULL, &visited, &err))
		answer = perform(desk, &visit, &visited, &err);
	if (answer == NULL)
		answer = excuse(desk, &visit, &visited, &err);
	json_decref(visited.model);
	text_done(&visited.bytes);
	office_close(visit.office);
	ret->answer = answer;
	ret->status = answer->status;
}

size_t desk_room(const struct desk *desk UNUSED, const struct request *request)
{
	arena_auto arena = { 0 };
	struct office_match match = office_route_find(&arena, request);

	return match.route == NULL ? 0 : match.route->room;
}

static void answer(void *context, const struct request *request, struct reply *ret)
{
	desk_answer(context, request, ret);
}

static size_t room(void *context, const struct request *request)
{
	return desk_room(context, request);
}

/* How long ago the last good backup was made. */
static void measure(void *context, struct text *ret)
{
	const struct desk *desk = context;
	int64_t age;

	if (backup_age(desk->dir, &age))
		metrics_line(ret, "backup_age_seconds", "gauge",
			"Since the last backup that was checked.", (unsigned long long)age);
}

bool desk_serve(struct desk *desk, const struct listening *listening, struct error *err)
{
	/* another name that leads here would be somebody's trick to read our pages */
	const char *const hosts[] = { "127.0.0.1", "localhost", "[::1]", desk->name, NULL };
	const struct server server = { .listening = listening,
		.limits = &watch_usual,
		.hosts = hosts,
		.answer = answer,
		.context = desk,
		.room = room,
		.measure = measure };

	return server_run(&server, err);
}
