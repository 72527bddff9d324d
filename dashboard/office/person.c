/* dashboard/office/person.c - one account: roles and scope, password, second factor, shut out. */
#include <string.h>

#include "dashboard/office/pages.h"
#include "dashboard/office/people.h"
#include "dashboard/office/shell.h"

/* The account of :id; key person.none. */
static bool find(const struct visit *visit, struct person *ret, struct error *err)
{
	struct person *people;
	size_t count;

	if (!people_list(visit->office, visit->arena, &people, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (people[i].id == visit->id) {
			*ret = people[i];
			return true;
		}
	return error_set(err, ERROR_REFUSED, "person.none", "%jd", (intmax_t)visit->id);
}

bool person_page(struct visit *visit, struct visited *ret, struct error *err)
{
	struct person person;
	json_t *model;

	if (visit_catalogue(visit, err) == NULL || !find(visit, &person, err))
		return false;
	model = ret->model = office_shell(visit, person.display);
	(void)json_object_set_new(model, "people", json_string(visit_url(visit, "/people")));
	(void)json_object_set_new(model, "account", person_model(visit, &person));
	(void)json_object_set_new(model, "role_list", role_models(visit, person.roles));
	(void)json_object_set_new(model, "lists", code_models(visit));
	(void)json_object_set_new(model, "account_version", json_integer(person.version));
	(void)json_object_set_new(model, "least", json_integer(PERSON_LEAST_PASSWORD));
	return true;
}

static bool go_back(struct visit *visit, const char *done, struct visited *ret)
{
	ret->next = arena_format(visit->arena, "/people/%jd?done=%s", (intmax_t)visit->id, done);
	return true;
}

bool person_roles(struct visit *visit, struct visited *ret, struct error *err)
{
	struct scope *scopes = arena_new(visit->arena, SCOPE_COUNT, sizeof *scopes);
	struct person person;
	unsigned roles = 0;

	for (enum role role = ROLE_ADMIN; role < ROLE_COUNT; role++)
		if (*form_text(visit->form, arena_format(visit->arena, "role-%s", role_names[role]),
			    "") != '\0')
			roles |= 1U << role;
	for (enum scope_kind kind = SCOPE_INDICATOR; kind < SCOPE_COUNT; kind++)
		if (!read_codes(visit, arena_format(visit->arena, "scope-%s", scope_names[kind]),
			    &scopes[kind], err))
			return false;
	return find(visit, &person, err) &&
		people_set_roles(visit->office, person.name, roles, scopes,
			visit_number(form_text(visit->form, "version", "0")), visit->actor, err) &&
		go_back(visit, "person-changed", ret);
}

bool person_password(struct visit *visit, struct visited *ret, struct error *err)
{
	struct person person;

	return find(visit, &person, err) &&
		people_set_password(visit->office, person.name,
			form_text(visit->form, "password", ""), visit->actor, err) &&
		go_back(visit, "person-changed", ret);
}

bool person_disable(struct visit *visit, struct visited *ret, struct error *err)
{
	const bool disabled = strcmp(form_text(visit->form, "disabled", "1"), "0") != 0;
	struct person person;

	return find(visit, &person, err) &&
		people_set_disabled(visit->office, person.name, disabled, visit->actor, err) &&
		go_back(visit, "person-changed", ret);
}

bool person_second(struct visit *visit, struct visited *ret, struct error *err)
{
	struct person person;

	return find(visit, &person, err) &&
		people_set_second(visit->office, person.name, NULL, visit->actor, err) &&
		go_back(visit, "person-changed", ret);
}
