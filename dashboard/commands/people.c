/*
 * dashboard/commands/people.c - user add|list|role|disable|password, token add|list|revoke.
 *
 * Passwords come from the terminal, unseen, or as the first line of standard
 * input; never from the command line, where others could read them.
 */
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/clock.h"
#include "dashboard/commands/support.h"
#include "store/office/people.h"
#include "store/office/tokens.h"

/* Reads one line, without showing it on a terminal. Key option.missing. */
static bool read_password(const struct call *call, char ret[SECRET_MAX_PASSWORD], struct error *err)
{
	struct termios shown, hidden;
	bool terminal = tcgetattr(STDIN_FILENO, &shown) == 0;
	char *line;

	if (terminal) {
		hidden = shown;
		hidden.c_lflag &= ~(tcflag_t)ECHO;
		(void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
		(void)fprintf(stderr, "%s: ", words_get(call->words, "say.password"));
	}
	line = fgets(ret, SECRET_MAX_PASSWORD, stdin);
	if (terminal) {
		(void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
		(void)fputc('\n', stderr);
	}
	if (line == NULL)
		return error_set(err, ERROR_MISUSE, "option.missing", "%s",
			words_get(call->words, "say.password"));
	if (strchr(ret, '\n') == NULL && !feof(stdin))
		return error_set(err, ERROR_MISUSE, "option.wrong", "%s (> %d)",
			words_get(call->words, "say.password"), SECRET_MAX_PASSWORD - 2);
	ret[strcspn(ret, "\r\n")] = '\0';
	return true;
}

bool command_user_add(const struct call *call, struct error *err)
{
	const char *name = call->options->arguments[0];
	const char *display = call_value(call, "--name");
	char password[SECRET_MAX_PASSWORD];

	if (!read_password(call, password, err))
		return false;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL ||
			!people_add(office, name, display == NULL ? name : display, password,
				call->actor, err))
			return false;
	}
	return call_say(call, "say.user-added", name, err);
}

bool command_user_password(const struct call *call, struct error *err)
{
	const char *name = call->options->arguments[0];
	char password[SECRET_MAX_PASSWORD];

	if (!read_password(call, password, err))
		return false;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL ||
			!people_set_password(office, name, password, call->actor, err))
			return false;
	}
	return call_say(call, "say.user-changed", name, err);
}

bool command_user_disable(const struct call *call, struct error *err)
{
	const char *name = call->options->arguments[0];
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL ||
			!people_set_disabled(
				office, name, !call_flag(call, "--undo"), call->actor, err))
			return false;
	}
	return call_say(call, "say.user-changed", name, err);
}

/* The codes that an option, given any number of times, names. */
static void read_scope(const struct call *call, const char *name, struct scope *ret)
{
	const struct options *options = call->options;

	for (int i = 0; i < options->given_count && ret->count < PERSON_MAX_SCOPE; i++)
		if (strcmp(options->given[i].name, name) == 0)
			ret->codes[ret->count++] = options->given[i].value;
}

bool command_user_role(const struct call *call, struct error *err)
{
	const struct options *options = call->options;
	struct scope *scopes = arena_new(call->arena, SCOPE_COUNT, sizeof *scopes);
	unsigned roles = 0;

	for (int i = 1; i < options->argument_count; i++) {
		int role = text_index(role_names, options->arguments[i]);

		if (role < 0)
			return error_set(
				err, ERROR_MISUSE, "option.wrong", "%s", options->arguments[i]);
		roles |= 1U << role;
	}
	read_scope(call, "--indicator", &scopes[SCOPE_INDICATOR]);
	read_scope(call, "--place", &scopes[SCOPE_PLACE]);
	read_scope(call, "--reporter", &scopes[SCOPE_REPORTER]);
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL ||
			!people_set_roles(
				office, options->arguments[0], roles, scopes, 0, call->actor, err))
			return false;
	}
	return call_say(call, "say.user-changed", options->arguments[0], err);
}

static json_t *names_json(const char *const *names, unsigned bits)
{
	json_t *list = json_array();

	for (int i = 0; names[i] != NULL; i++)
		if ((bits >> i & 1) != 0)
			(void)json_array_append_new(list, json_string(names[i]));
	return list;
}

static json_t *scope_json(const struct scope *scope)
{
	json_t *list = json_array();

	for (int i = 0; i < scope->count; i++)
		(void)json_array_append_new(list, json_string(scope->codes[i]));
	return list;
}

static json_t *person_json(const struct person *person)
{
	json_t *json = json_pack("{s:s,s:s,s:b,s:b,s:o}", "name", person->name, "display",
		person->display, "disabled", person->disabled, "second", person->second, "roles",
		names_json(role_names, person->roles));

	for (int kind = 0; kind < SCOPE_COUNT; kind++)
		(void)json_object_set_new(
			json, scope_names[kind], scope_json(&person->scopes[kind]));
	return json;
}

static void person_text(const struct call *call, const struct person *person, struct text *ret)
{
	text_addf(ret, "%s\t%s\t", person->name, person->display);
	for (int role = 0; role < ROLE_COUNT; role++)
		if ((person->roles >> role & 1) != 0)
			text_addf(ret, "%s ", role_names[role]);
	for (int kind = 0; kind < SCOPE_COUNT; kind++)
		for (int i = 0; i < person->scopes[kind].count; i++)
			text_addf(ret, "%s=%s ", scope_names[kind], person->scopes[kind].codes[i]);
	if (person->disabled)
		text_addz(ret, words_get(call->words, "say.user-disabled"));
	text_addc(ret, '\n');
}

bool command_user_list(const struct call *call, struct error *err)
{
	json_auto_t *json = json_array();
	text_auto text = { 0 };
	struct person *people;
	size_t count;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL || !people_list(office, call->arena, &people, &count, err))
			return false;
	}
	for (size_t i = 0; i < count; i++) {
		(void)json_array_append_new(json, person_json(&people[i]));
		person_text(call, &people[i], &text);
	}
	return call_flag(call, "--json") ? call_print_json(json, err) : call_print(&text, err);
}

bool command_token_add(const struct call *call, struct error *err)
{
	struct scope *indicators = arena_new(call->arena, 1, sizeof *indicators);
	char value[TOKEN_VALUE];
	const char *reporter;
	int days;

	read_scope(call, "--indicator", indicators);
	if (indicators->count == 0)
		return error_set(err, ERROR_MISUSE, "option.missing", "--indicator CODE|*");
	if (!call_text(call, "--reporter", &reporter, err) ||
		!call_number(call, "--days", 1, TOKEN_MAX_DAYS, 90, &days, err))
		return false;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL ||
			!token_add(office, call->options->arguments[0], reporter, indicators, days,
				call->actor, value, err))
			return false;
	}
	return call_say(call, "say.token-added", value, err);
}

bool command_token_revoke(const struct call *call, struct error *err)
{
	const char *name = call->options->arguments[0];
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL || !token_revoke(office, name, call->actor, err))
			return false;
	}
	return call_say(call, "say.token-revoked", name, err);
}

/* A day of the declared zone, or "" for never. */
static const char *day_of(const struct call *call, int64_t seconds)
{
	int year, month, day;

	if (seconds == 0)
		return "";
	clock_date_of(clock_day(seconds), &year, &month, &day);
	return arena_format(call->arena, "%04d-%02d-%02d", year, month, day);
}

bool command_token_list(const struct call *call, struct error *err)
{
	json_auto_t *json = json_array();
	text_auto text = { 0 };
	struct token *tokens;
	size_t count;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL || !token_list(office, call->arena, &tokens, &count, err))
			return false;
	}
	for (size_t i = 0; i < count; i++) {
		const struct token *token = &tokens[i];

		(void)json_array_append_new(json,
			json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:s}", "name", token->name, "reporter",
				token->reporter, "indicators", token->indicators, "created_by",
				token->created_by, "expires", day_of(call, token->expires_at),
				"revoked", day_of(call, token->revoked_at), "used",
				day_of(call, token->used_at)));
		text_addf(&text, "%s\t%s\t%s\t%s%s\n", token->name, token->reporter,
			token->indicators, day_of(call, token->expires_at),
			token->revoked_at == 0 ? ""
					       : words_get(call->words, "say.token-is-revoked"));
	}
	return call_flag(call, "--json") ? call_print_json(json, err) : call_print(&text, err);
}
