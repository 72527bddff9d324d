/*
 * dashboard/commands/portal.c - serve, routes: the portal and its table of addresses.
 *
 * Beside the portal runs a keeper, a process of its own, that puts an edition in
 * force at its hour: the portal itself never opens the office.
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "dashboard/api/openapi.h"
#include "dashboard/commands/support.h"
#include "dashboard/office/routes.h"
#include "dashboard/portal/portal.h"
#include "dashboard/web/route.h"
#include "store/office/embargo.h"

enum { KEEPER_PAUSE_NANOSECONDS = 100 * 1000 * 1000 };

/* One row of a table; `who` in words. */
static void add_route(const struct call *call, const char *method, const char *pattern,
	const char *who, bool languages, const char *parameters,
	const char *const about[LANG_COUNT], struct text *text, json_t *json)
{
	text_addf(text, "%-5s %-28s %-30s %s\n", method, pattern, who, about[call->lang]);
	(void)json_array_append_new(json,
		json_pack("{s:s,s:s,s:s,s:b,s:s,s:{s:s,s:s}}", "method", method, "pattern", pattern,
			"who", who, "languages", languages, "parameters", parameters, "about", "vi",
			about[LANG_VI], "en", about[LANG_EN]));
}

/* "admin reviewer", or "anyone" */
static const char *roles_text(const struct call *call, unsigned who)
{
	text_auto text = { 0 };

	for (int role = 0; role < ROLE_COUNT; role++)
		if ((who >> role & 1) != 0)
			text_addf(&text, "%s%s", text.size == 0 ? "" : " ", role_names[role]);
	if (who == PROGRAM)
		return "token";
	return who == ANYONE ? "anyone" : arena_copy(call->arena, text_z(&text), text.size);
}

static bool print_openapi(struct error *err)
{
	json_auto_t *document = openapi_document(err);

	return document != NULL && call_print_json(document, err);
}

bool command_routes(const struct call *call, struct error *err)
{
	text_auto text = { 0 };
	json_auto_t *json = json_array();

	if (call_flag(call, "--openapi"))
		return print_openapi(err);
	if (call_flag(call, "--office"))
		for (const struct office_route *row = office_routes; row->pattern != NULL; row++)
			add_route(call, row->method, row->pattern, roles_text(call, row->who),
				row->languages, row->parameters, row->about, &text, json);
	else
		for (const struct route *row = routes; row->pattern != NULL; row++)
			add_route(call, row->method, row->pattern, row->who, row->languages,
				row->parameters, row->about, &text, json);
	return call_flag(call, "--json") ? call_print_json(json, err) : call_print(&text, err);
}

static void tell_address(void *context, int port)
{
	call_tell_address(context, "say.serving", "--portal", port);
}

/* Looks ten times a second whether an edition is due; opening the office puts it in force. */
static void keep_hours(const char *dir, pid_t portal)
{
	(void)prctl(PR_SET_PDEATHSIG, SIGTERM);
	while (getppid() == portal) {
		char now[CLOCK_INSTANT], due[CLOCK_INSTANT];
		struct error ignored;

		embargo_due(dir, due);
		clock_now(now);
		if (*due != '\0' && strcmp(due, now) <= 0)
			office_close(office_open(dir, &ignored));
		(void)nanosleep(&(struct timespec){ 0, KEEPER_PAUSE_NANOSECONDS }, NULL);
	}
}

/* The keeper's process; -1 where none could be started. */
static pid_t start_keeper(const char *dir)
{
	pid_t portal = getpid(), keeper = fork();

	if (keeper == 0) {
		keep_hours(dir, portal);
		_exit(0);
	}
	return keeper;
}

static void stop_keeper(pid_t keeper)
{
	if (keeper > 0 && kill(keeper, SIGTERM) == 0)
		(void)waitpid(keeper, NULL, 0);
}

bool command_serve(const struct call *call, struct error *err)
{
	const char *address = call_value(call, "--portal");
	struct call own = *call;
	const struct listening listening = { .address = address == NULL ? "127.0.0.1:8022"
									: address,
		.started = tell_address,
		.context = &own,
		.metrics = call_value(call, "--metrics"),
		.log = call_flag(call, "--log") ? LOG_FAILURES : LOG_NOTHING };
	pid_t keeper = start_keeper(call->data);
	struct portal *portal = portal_open(call->data, err);
	bool fine;

	if (portal == NULL) {
		stop_keeper(keeper);
		return false;
	}
	fine = portal_serve(portal, &listening, call_value(call, "--host"), err);
	portal_close(portal);
	stop_keeper(keeper);
	return fine;
}
