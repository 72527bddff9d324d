/* dashboard/office/shell.c - see shell.h. */
#include "dashboard/office/shell.h"

#include <string.h>

#include "dashboard/office/routes.h"
#include "dashboard/view/tell.h"
#include "dashboard/web/path.h"

/* This page in the other language; what answers a form has no address of its own, nor has an error. */
static json_t *languages(struct visit *visit)
{
	const bool page = visit->route != NULL && strcmp(visit->route->method, "GET") == 0;
	const enum lang here = visit->lang;
	json_t *list = json_array();

	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		visit->lang = lang;
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s,s:s,s:b}", "code", lang_codes[lang], "name",
				words_get(visit->words,
					lang == LANG_VI ? "language.vi" : "language.en"),
				"url",
				visit_url(visit, page ? path_shared(visit->request->path) : "/"),
				"here", lang == here));
	}
	visit->lang = here;
	return list;
}

static json_t *navigation(const struct visit *visit)
{
	static const char *const paths[][2] = {
		{ "/", "office.nav.tasks" },
		{ "/send", "office.nav.send" },
		{ "/submissions", "office.nav.submissions" },
		{ "/review", "office.nav.review" },
		{ "/editions", "office.nav.editions" },
		{ "/inbox", "office.nav.inbox" },
		{ "/board", "office.nav.board" },
		{ "/ledger", "office.nav.ledger" },
		{ "/catalogue", "office.nav.catalogue" },
		{ "/contents", "office.nav.contents" },
		{ "/people", "office.nav.people" },
		{ "/tokens", "office.nav.tokens" },
	};
	json_t *list = json_array();

	for (size_t i = 0; i < COUNT(paths) && visit->person != NULL; i++)
		for (const struct office_route *row = office_routes; row->pattern != NULL; row++)
			if (strcmp(row->pattern, paths[i][0]) == 0 &&
				strcmp(row->method, "GET") == 0 &&
				(row->who & visit->person->roles) != 0)
				(void)json_array_append_new(list,
					json_pack("{s:s,s:s,s:b}", "name",
						words_get(visit->words, paths[i][1]), "url",
						visit_url(visit, paths[i][0]), "here",
						visit->route != NULL &&
							strcmp(visit->route->pattern,
								paths[i][0]) == 0));
	return list;
}

/* Words of ours alone: an address from elsewhere can choose among them and say nothing of its own. */
static json_t *done(const struct visit *visit)
{
	static const char *const counts[] = { "answered", "approved", "explained", "returned",
		"submitted", "tickets", "unchanged", "withdrawn", NULL };
	static const char *const others[] = { "amended", "back", "cancelled", "entry-apart",
		"entry-kept", "inquiry-answered", "inquiry-declined", "inquiry-proposed",
		"inquiry-routed", "person-added", "person-changed", "published", "scheduled",
		"token-revoked", NULL };
	const char *key = visit->route == NULL ? NULL
					       : request_parameter(visit->request, "done", NULL);
	int64_t n = visit_number(request_parameter(visit->request, "n", "0"));
	int64_t more = visit_number(request_parameter(visit->request, "m", "0"));

	if (key == NULL || (text_index(counts, key) < 0 && text_index(others, key) < 0))
		return json_null();
	key = arena_format(visit->arena, "office.done.%s", key);
	return json_string(text_index(counts, key + strlen("office.done.")) < 0
			? visit_say(visit, key, n)
			: arena_format(visit->arena, "%s%s", visit_count(visit, key, n),
				  more == 0 ? ""
					    : visit_count(visit, "office.done.elsewhere", more)));
}

json_t *office_shell(struct visit *visit, const char *title)
{
	json_t *model = json_object();

	(void)json_object_set(model, "t", words_json(visit->words));
	(void)json_object_set_new(model, "lang", json_string(lang_codes[visit->lang]));
	(void)json_object_set_new(model, "title", json_string(title));
	(void)json_object_set_new(model, "version", json_string(visit->version));
	(void)json_object_set_new(model, "home", json_string(visit_url(visit, "/")));
	(void)json_object_set_new(model, "languages", languages(visit));
	(void)json_object_set_new(model, "navigation", navigation(visit));
	(void)json_object_set_new(model, "key", json_string(visit->key));
	(void)json_object_set_new(model, "done", done(visit));
	(void)json_object_set_new(model, "person",
		visit->person == NULL
			? json_null()
			: json_pack("{s:s,s:s,s:s,s:s}", "name", visit->person->name, "display",
				  visit->person->display, "account", visit_url(visit, "/account"),
				  "signout", visit_url(visit, "/signout")));
	return model;
}
