/* dashboard/office/people.c - accounts: the list of them, and a new one. */
#include "dashboard/office/people.h"

#include <string.h>

#include "dashboard/office/pages.h"
#include "dashboard/office/shell.h"
#include "dashboard/view/tell.h"

json_t *role_models(const struct visit *visit, unsigned roles)
{
	json_t *list = json_array();

	for (enum role role = ROLE_ADMIN; role < ROLE_COUNT; role++)
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s,s:b}", "name", role_names[role], "word",
				words_get(visit->words,
					arena_format(
						visit->arena, "office.role.%s", role_names[role])),
				"held", (roles >> role & 1) != 0));
	return list;
}

/* The codes between blanks. */
static const char *codes_of(const struct visit *visit, const struct scope *scope)
{
	text_auto text = { 0 };

	for (int i = 0; i < scope->count; i++)
		text_addf(&text, "%s%s", i == 0 ? "" : " ", scope->codes[i]);
	return arena_copy(visit->arena, text_z(&text), text.size);
}

json_t *person_model(const struct visit *visit, const struct person *person)
{
	json_t *scopes = json_array();
	text_auto roles = { 0 };

	for (enum scope_kind kind = SCOPE_INDICATOR; kind < SCOPE_COUNT; kind++)
		(void)json_array_append_new(scopes,
			json_pack("{s:s,s:s,s:s}", "kind", scope_names[kind], "word",
				words_get(visit->words,
					arena_format(visit->arena, "office.scope.%s",
						scope_names[kind])),
				"codes", codes_of(visit, &person->scopes[kind])));
	for (enum role role = ROLE_ADMIN; role < ROLE_COUNT; role++)
		if ((person->roles >> role & 1) != 0)
			text_addf(&roles, "%s%s", roles.size == 0 ? "" : ", ",
				words_get(visit->words,
					arena_format(
						visit->arena, "office.role.%s", role_names[role])));
	return json_pack("{s:s,s:s,s:s,s:o,s:o,s:b,s:b}", "name", person->name, "display",
		person->display, "url",
		visit_url(visit, arena_format(visit->arena, "/people/%jd", (intmax_t)person->id)),
		"roles", tell_text(text_z(&roles)), "scopes", scopes, "disabled", person->disabled,
		"second", person->second);
}

bool read_codes(const struct visit *visit, const char *field, struct scope *ret, struct error *err)
{
	static const char between[] = " ,;\t\r\n";
	const char *at = form_text(visit->form, field, "");

	for (at += strspn(at, between); *at != '\0'; at += strspn(at, between)) {
		size_t size = strcspn(at, between);

		if (ret->count == PERSON_MAX_SCOPE)
			return error_set(
				err, ERROR_REFUSED, "person.scopes", "%d", PERSON_MAX_SCOPE);
		ret->codes[ret->count++] = arena_copy(visit->arena, at, size);
		at += size;
	}
	return true;
}

static json_t *code_model(const char *code, const char *name)
{
	return json_pack("{s:s,s:s}", "code", code, "name", name);
}

json_t *code_models(const struct visit *visit)
{
	const struct catalogue *catalogue = visit->catalogue;
	json_t *reporters = json_array(), *indicators = json_array(), *list = json_array();

	for (int i = 0; i < catalogue->reporter_count; i++)
		(void)json_array_append_new(reporters,
			code_model(catalogue->reporters[i].code,
				catalogue->reporters[i].name[visit->lang]));
	for (int i = 0; i < catalogue->indicator_count; i++)
		(void)json_array_append_new(indicators,
			code_model(catalogue->indicators[i].code,
				catalogue->indicators[i].name[visit->lang]));
	(void)json_array_append_new(list,
		json_pack("{s:s,s:o}", "title", words_get(visit->words, "office.scope.reporter"),
			"codes", reporters));
	(void)json_array_append_new(list,
		json_pack("{s:s,s:o}", "title", words_get(visit->words, "office.scope.indicator"),
			"codes", indicators));
	return list;
}

bool people_page(struct visit *visit, struct visited *ret, struct error *err)
{
	json_t *rows = json_array();
	struct person *people;
	size_t count;

	ret->model = office_shell(visit, words_get(visit->words, "office.people.title"));
	(void)json_object_set_new(ret->model, "rows", rows);
	(void)json_object_set_new(ret->model, "action", json_string(visit_url(visit, "/people")));
	(void)json_object_set_new(ret->model, "least", json_integer(PERSON_LEAST_PASSWORD));
	if (!people_list(visit->office, visit->arena, &people, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		(void)json_array_append_new(rows, person_model(visit, &people[i]));
	return true;
}

bool people_take(struct visit *visit, struct visited *ret, struct error *err)
{
	const char *name = form_text(visit->form, "name", "");
	struct person person;

	if (!people_add(visit->office, name, form_text(visit->form, "display", ""),
		    form_text(visit->form, "password", ""), visit->actor, err) ||
		!people_find(visit->office, visit->arena, name, &person, err))
		return false;
	ret->next = arena_format(
		visit->arena, "/people/%jd?done=person-added", (intmax_t)person.id);
	return true;
}
