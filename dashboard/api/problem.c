/* dashboard/api/problem.c - see problem.h. */
#include "dashboard/api/problem.h"

#include <string.h>
#include <strings.h>

#include "dashboard/commands/errors.h"
#include "dashboard/office/excuse.h"

bool api_is_path(const char *path)
{
	return strncmp(path, "/api/", strlen("/api/")) == 0;
}

enum lang api_lang(const struct request *request)
{
	const char *wish = request->accept_language;

	return wish != NULL && strncasecmp(wish, "en", 2) == 0 ? LANG_EN : LANG_VI;
}

json_t *api_problem(const struct visit *visit, const struct error *err, int *ret_status)
{
	const char *sentence;
	int status = excuse_status(visit, err, &sentence);

	*ret_status = status;
	return json_pack("{s:s,s:s,s:i,s:s,s:s}", "type",
		arena_format(visit->arena, "tag:tiendo,2026:problem/%s", err->key), "title",
		words_get(visit->words, arena_format(visit->arena, "status.%d", status)), "status",
		status, "detail", sentence == NULL ? "" : sentence, "key", err->key);
}

/* Where it is: a pointer to a value or a figure, or line and character of the text. */
static void set_place(const struct visit *visit, const struct problem *problem, json_t *ret)
{
	if (*problem->where == '/') {
		(void)json_object_set_new(ret, "pointer",
			json_string(arena_format(visit->arena, "#%s", problem->where)));
		(void)json_object_del(ret, "line");
		(void)json_object_del(ret, "column");
	}
	(void)json_object_del(ret, "where");
}

json_t *api_figure_error(const struct visit *visit, const struct problem *problem)
{
	json_t *error = problem_json(visit->languages, problem);

	set_place(visit, problem, error);
	(void)json_object_set(error, "field", json_object_get(error, "header"));
	(void)json_object_del(error, "header");
	return error;
}

void api_answer_problem(json_t *problem, struct visited *ret)
{
	ret->status = (int)json_integer_value(json_object_get(problem, "status"));
	ret->media = MEDIA_PROBLEM;
	json_write(problem, &ret->bytes);
	text_addc(&ret->bytes, '\n');
	json_decref(problem);
}
