/*
 * dashboard/office/account.c - one's own account: password and second factor.
 *
 * The secret of a second factor goes to the person in the page and comes back in the form with the
 * first code, which shows that the telephone has it; only then is it kept. Each change asks for the
 * password again and ends all sessions, this one too.
 */
#include <string.h>

#include "base/clock.h"
#include "base/totp.h"
#include "dashboard/office/pages.h"
#include "dashboard/office/shell.h"
#include "store/office/sessions.h"

/* What an application on a telephone takes: the address, and the part of it that can be typed. */
static json_t *offer(const struct visit *visit)
{
	static const char mark[] = "secret=";
	char secret[TOTP_SECRET_HEX];
	text_auto address = { 0 };
	const char *typed;

	totp_secret(secret);
	totp_address(secret, words_get(visit->words, "site.brand"), visit->person->name, &address);
	typed = strstr(text_z(&address), mark);
	typed = typed == NULL ? "" : typed + strlen(mark);
	return json_pack("{s:s,s:s,s:s}", "secret", secret, "address", text_z(&address), "typed",
		arena_copy(visit->arena, typed, strcspn(typed, "&")));
}

bool account_page(struct visit *visit, struct visited *ret, struct error *err UNUSED)
{
	json_t *model = office_shell(visit, words_get(visit->words, "office.account.title"));

	ret->model = model;
	(void)json_object_set_new(model, "base", json_string(visit_url(visit, "/account")));
	(void)json_object_set_new(model, "least", json_integer(PERSON_LEAST_PASSWORD));
	(void)json_object_set_new(model, "second", json_boolean(visit->person->second));
	(void)json_object_set_new(
		model, "offer", visit->person->second ? json_null() : offer(visit));
	return true;
}

/* Is it really this person who sits there? Keys of session_confirm(). */
static bool confirm(const struct visit *visit, struct error *err)
{
	const char *address = visit->request->address;
	struct signin signin = { .name = visit->person->name,
		.password = form_text(visit->form, "current", ""),
		.code = "",
		.address = address == NULL ? "" : address };

	return session_confirm(visit->office, &signin, err);
}

static bool sign_in_again(struct visited *ret)
{
	ret->cookie = "";
	ret->next = "/signin";
	return true;
}

bool account_password(struct visit *visit, struct visited *ret, struct error *err)
{
	return confirm(visit, err) &&
		people_set_password(visit->office, visit->person->name,
			form_text(visit->form, "password", ""), visit->actor, err) &&
		sign_in_again(ret);
}

/* The secret of the form, where its first code is right; NULL to take the second factor away. */
static bool read_secret(const struct visit *visit, const char **ret, struct error *err)
{
	const char *secret = form_text(visit->form, "secret", "");
	char now[CLOCK_INSTANT];
	int64_t seconds, step;

	clock_now(now);
	*ret = *secret == '\0' ? NULL : secret;
	return *ret == NULL ||
		(strlen(secret) == TOTP_SECRET_HEX - 1 &&
			strspn(secret, "0123456789abcdef") == TOTP_SECRET_HEX - 1 &&
			clock_parse(span_of(now), &seconds) &&
			totp_matches(
				secret, form_text(visit->form, "code", ""), seconds, 0, &step)) ||
		error_set(err, ERROR_REFUSED, "second.code", "%s", visit->person->name);
}

bool account_second(struct visit *visit, struct visited *ret, struct error *err)
{
	const char *secret;

	return confirm(visit, err) && read_secret(visit, &secret, err) &&
		people_set_second(visit->office, visit->person->name, secret, visit->actor, err) &&
		sign_in_again(ret);
}
