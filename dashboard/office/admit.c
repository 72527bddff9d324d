/*
 * dashboard/office/admit.c - see admit.h.
 *
 * A form of somebody signed in must carry a key made from the session's secret value, which no other
 * site can know. Browsers also say where a form comes from (Sec-Fetch-Site, Origin): what they say is
 * checked for every form, sign-in too.
 */
#include "dashboard/office/admit.h"

#include <string.h>
#include <strings.h>

#include "base/hash.h"
#include "base/secret.h"
#include "dashboard/web/path.h"
#include "store/office/sessions.h"
#include "store/office/tokens.h"

#define COOKIE_PLAIN "tiendo"
#define COOKIE_SECURE "__Host-tiendo"

const char *admit_cookie(struct arena *arena, bool secure, const char *value)
{
	return arena_format(arena, "%s=%s; Path=/; HttpOnly; SameSite=Strict%s%s",
		secure ? COOKIE_SECURE : COOKIE_PLAIN, value, secure ? "; Secure" : "",
		*value == '\0' ? "; Max-Age=0" : "");
}

static bool find_route(struct visit *visit, struct error *err)
{
	const struct request *request = visit->request;
	struct office_match match;
	const char *stranger;

	if (request->refusal != NULL)
		return error_set(err, ERROR_MISUSE, request->refusal, "%s", "");
	match = office_route_find(visit->arena, request);
	if (!match.known)
		return error_set(err, ERROR_REFUSED, "route.none", "%s", request->path);
	if (match.route == NULL)
		return error_set(err, ERROR_MISUSE, "route.method", "%s", request->method);
	stranger = office_route_stranger(match.route, request);
	if (stranger != NULL)
		return error_set(err, ERROR_MISUSE, "request.parameter", "%s", stranger);
	visit->route = match.route;
	visit->id = match.id;
	return true;
}

/* The value of our cookie: NULL where there is none, or more than one. */
static const char *session_value(struct arena *arena, const char *cookies, bool secure)
{
	const char *name = secure ? COOKIE_SECURE "=" : COOKIE_PLAIN "=";
	const char *found = NULL;

	for (const char *at = cookies; at != NULL && *at != '\0';) {
		size_t size;

		at += strspn(at, " ");
		size = strcspn(at, ";");
		if (strncmp(at, name, strlen(name)) == 0) {
			if (found != NULL)
				return NULL;
			found = arena_copy(arena, at + strlen(name), size - strlen(name));
		}
		at += size;
		at += *at == ';';
	}
	return found;
}

/* Who asks, where that can be told; an ended session is nobody's. */
static bool find_person(struct visit *visit, bool secure, struct visited *ret, struct error *err)
{
	const char *value = session_value(visit->arena, visit->request->cookie, secure);
	struct person *person;
	struct error trouble;
	char hash[HASH_HEX];

	if (value == NULL || *value == '\0')
		return true;
	person = arena_new(visit->arena, 1, sizeof *person);
	if (!session_find(visit->office, visit->arena, value, person, &trouble)) {
		if (strcmp(trouble.key, "session.none") != 0) {
			*err = trouble;
			return false;
		}
		ret->cookie = "";
		return true;
	}
	visit->person = person;
	visit->actor = person->name;
	visit->session = value;
	hash_bytes(span_of(arena_format(visit->arena, "key of forms %s", value)), hash);
	visit->key = arena_copy(visit->arena, hash, strlen(hash));
	return true;
}

/* Whose token it is: a program's requests carry it themselves, so no form's key is needed. */
static bool admit_program(struct visit *visit, struct error *err)
{
	static const char bearer[] = "Bearer ";
	const char *given = visit->request->authorization;
	const char *address = visit->request->address;
	struct token token;

	if (given == NULL || strncasecmp(given, bearer, strlen(bearer)) != 0)
		return error_set(err, ERROR_REFUSED, "token.missing", "%s", "");
	if (!token_admit(visit->office, visit->arena, given + strlen(bearer),
		    address == NULL ? "" : address, &token, err))
		return false;
	visit->speaks_for = token.reporter;
	visit->actor = arena_format(visit->arena, "token:%s", token.name);
	return true;
}

static bool is_post(const struct visit *visit)
{
	return strcmp(visit->route->method, "POST") == 0;
}

/* Sends a reader to the sign-in page, to come back after. */
static bool send_to_sign_in(struct visit *visit, struct visited *ret, struct error *err)
{
	static const struct office_route way = {
		.method = "GET", .pattern = "/signin", .languages = true, .handler = signin_first
	};

	if (is_post(visit))
		return error_set(err, ERROR_REFUSED, "session.none", "%s", "");
	ret->next = arena_format(
		visit->arena, "/signin?next=%s", path_shared(visit->request->path));
	visit->route = &way;
	return true;
}

static bool check_form(struct visit *visit, struct error *err)
{
	struct form *form = arena_new(visit->arena, 1, sizeof *form);
	const char *other = request_elsewhere(visit->request);

	if (other != NULL)
		return error_set(err, ERROR_REFUSED, "desk.origin", "%s", other);
	if (!form_read(visit->arena, visit->request->content_type, visit->request->body, form, err))
		return false;
	visit->form = form;
	return visit->route->who == ANYONE || secret_same(visit->key, form_text(form, "key", "")) ||
		error_set(err, ERROR_REFUSED, "desk.key", "%s", "");
}

bool admit_visit(struct visit *visit, bool secure, struct visited *ret, struct error *err)
{
	if (!find_route(visit, err))
		return false;
	if (visit->route->who == ANYONE && !visit->route->languages)
		return true; /* styles and icon need no office */
	visit->office = office_open(visit->dir, err);
	if (visit->office != NULL && visit->route->who == PROGRAM)
		return admit_program(visit, err);
	if (visit->office == NULL || !find_person(visit, secure, ret, err))
		return false;
	if (visit->route->who != ANYONE) {
		if (visit->person == NULL)
			return send_to_sign_in(visit, ret, err);
		if ((visit->person->roles & visit->route->who) == 0)
			return error_set(
				err, ERROR_REFUSED, "desk.role", "%s", visit->person->name);
	}
	return !is_post(visit) || check_form(visit, err);
}
