/* dashboard/office/signin.c - signing in and out. */
#include <string.h>

#include "dashboard/office/excuse.h"
#include "dashboard/office/pages.h"
#include "dashboard/office/shell.h"
#include "store/office/sessions.h"

/* A path of ours to come back to; anything else is the front page. */
static const char *read_next(const char *next)
{
	return next[0] == '/' && next[1] != '/' && next[1] != '\\' &&
			strspn(next, "abcdefghijklmnopqrstuvwxyz0123456789-./") == strlen(next)
		? next
		: "/";
}

static bool count_people(struct visit *visit, size_t *ret, struct error *err)
{
	struct person *people;

	return people_list(visit->office, visit->arena, &people, ret, err);
}

/* The page, with what went wrong where something did. */
static bool show(struct visit *visit, const char *next, const char *name, const char *trouble,
	struct visited *ret, struct error *err)
{
	json_t *model;
	size_t people;

	if (!count_people(visit, &people, err))
		return false;
	model = office_shell(visit, words_get(visit->words, "office.signin.title"));
	(void)json_object_set_new(model, "action", json_string(visit_url(visit, "/signin")));
	(void)json_object_set_new(model, "next", json_string(next));
	(void)json_object_set_new(model, "name", json_string(name));
	(void)json_object_set_new(model, "trouble", json_text_or_null(trouble));
	(void)json_object_set_new(model, "empty", json_boolean(people == 0));
	ret->model = model;
	return true;
}

/* Nothing to show yet: the dispatcher has set where to go. */
bool signin_first(struct visit *visit UNUSED, struct visited *ret UNUSED, struct error *err UNUSED)
{
	return true;
}

bool signin_page(struct visit *visit, struct visited *ret, struct error *err)
{
	const char *next = read_next(request_parameter(visit->request, "next", "/"));

	if (visit->person == NULL)
		return show(visit, next, "", NULL, ret, err);
	ret->next = next;
	return true;
}

bool signin_take(struct visit *visit, struct visited *ret, struct error *err)
{
	const char *next = read_next(form_text(visit->form, "next", "/"));
	struct signin signin = { .name = form_text(visit->form, "name", ""),
		.password = form_text(visit->form, "password", ""),
		.code = form_text(visit->form, "code", ""),
		.address = visit->request->address == NULL ? "" : visit->request->address };
	char *value = arena_new(visit->arena, SECRET_HEX, 1);
	struct error trouble;
	const char *sentence;

	if (session_open(visit->office, &signin, value, &trouble)) {
		if (visit->session != NULL && !session_close(visit->office, visit->session, err))
			return false;
		ret->cookie = value;
		ret->next = next;
		return true;
	}
	ret->status = excuse_status(visit, &trouble, &sentence);
	if (sentence == NULL) {
		*err = trouble;
		return false;
	}
	return show(visit, next, signin.name, sentence, ret, err);
}

bool signout_take(struct visit *visit, struct visited *ret, struct error *err)
{
	ret->cookie = "";
	ret->next = "/signin";
	return session_close(visit->office, visit->session, err);
}
