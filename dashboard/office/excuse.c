/* dashboard/office/excuse.c - see excuse.h. */
#include "dashboard/office/excuse.h"

#include <string.h>

#include "dashboard/commands/errors.h"
#include "dashboard/office/shell.h"

/* Keys with a status of their own, or with words outside of `error.`. */
static const struct {
	const char *key;
	int status;
	bool plain; /* its words are those of the key itself */
} rows[] = {
	{ "amend.conflict", 409, false },
	{ "amend.target", 409, false },
	{ "annotate.nothing", 404, false },
	{ "api.encoding", 415, false },
	{ "api.type", 415, false },
	{ "content.none", 404, false },
	{ "contents.conflict", 409, false },
	{ "desk.key", 403, false },
	{ "desk.origin", 403, false },
	{ "desk.role", 403, false },
	{ "figure.conflict", 409, false },
	{ "figure.none", 404, false },
	{ "figure.state", 409, false },
	{ "form.type", 415, false },
	{ "gzip.large", 413, false },
	{ "inquiry.conflict", 409, false },
	{ "inquiry.none", 404, false },
	{ "inquiry.state", 409, false },
	{ "office.busy", 503, false },
	{ "person.conflict", 409, false },
	{ "person.none", 404, false },
	{ "person.role", 403, false },
	{ "person.scope", 403, false },
	{ "picture.bytes", 413, false },
	{ "picture.none", 404, false },
	{ "publish.scheduled", 409, false },
	{ "request.parameter", 400, true },
	{ "request.value", 400, true },
	{ "route.method", 405, true },
	{ "route.none", 404, true },
	{ "session.none", 401, false },
	{ "signin.code", 401, false },
	{ "signin.wait", 429, false },
	{ "signin.wrong", 401, false },
	{ "submission.conflict", 409, false },
	{ "submission.idempotency", 409, false },
	{ "submission.none", 404, false },
	{ "submission.pending", 409, false },
	{ "submission.state", 409, false },
	{ "token.missing", 401, false },
	{ "token.wait", 429, false },
	{ "token.wrong", 401, false },
	{ "workflow.author", 403, false },
};

static int kind_status(enum error_kind kind)
{
	return kind == ERROR_REFUSED ? 422 : kind == ERROR_MISUSE ? 400 : 500;
}

static const char *sentence(const struct visit *visit, const struct error *err, bool plain)
{
	text_auto text = { 0 };

	if (plain)
		words_say(visit->words, err->key, &text, "detail", err->detail, NULL);
	else
		error_say(visit->words, err, &text);
	return arena_copy(visit->arena, text_z(&text), text.size);
}

int excuse_status(const struct visit *visit, const struct error *err, const char **ret_sentence)
{
	for (size_t i = 0; i < COUNT(rows); i++)
		if (strcmp(rows[i].key, err->key) == 0) {
			*ret_sentence = sentence(visit, err, rows[i].plain);
			return rows[i].status;
		}
	for (const struct refusal *refusal = refusals; refusal->key != NULL; refusal++)
		if (strcmp(refusal->key, err->key) == 0) {
			*ret_sentence = sentence(visit, err, true);
			return refusal->status;
		}
	*ret_sentence = err->kind == ERROR_FAILURE ? NULL : sentence(visit, err, false);
	return kind_status(err->kind);
}

json_t *excuse_model(struct visit *visit, const struct error *err, int *ret_status)
{
	const char *words, *heading;
	int status = excuse_status(visit, err, &words);
	json_t *model;

	heading = words_get(visit->words, arena_format(visit->arena, "status.%d", status));
	visit->route = NULL;
	model = office_shell(visit, heading);
	(void)json_object_set_new(model, "status", json_integer(status));
	(void)json_object_set_new(model, "heading", json_string(heading));
	(void)json_object_set_new(model, "sentence", json_text_or_null(words));
	*ret_status = status;
	return model;
}
