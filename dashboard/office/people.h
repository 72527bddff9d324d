/* dashboard/office/people.h - an account as its pages show it, and as their forms send it. */
#ifndef DASHBOARD_OFFICE_PEOPLE_H
#define DASHBOARD_OFFICE_PEOPLE_H

#include "dashboard/office/visit.h"

/* { name, display, url, roles, scopes: [{ kind, word, codes }], disabled, second } */
MUST_CHECK json_t *person_model(const struct visit *visit, const struct person *person);

/* [{ name, word, held }]: every role, and which of the bits are set. */
MUST_CHECK json_t *role_models(const struct visit *visit, unsigned roles);

/* Codes of a form's field, between blanks, commas or line ends. Key person.scopes where they are too many. */
MUST_CHECK bool read_codes(
	const struct visit *visit, const char *field, struct scope *ret, struct error *err);

/* [{ title, codes: [{ code, name }] }]: what stands for what in a scope. */
MUST_CHECK json_t *code_models(const struct visit *visit);

#endif
