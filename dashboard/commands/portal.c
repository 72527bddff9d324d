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
#include "dashboard/commands/support.h"
#include "dashboard/portal/portal.h"
#include "dashboard/web/route.h"
#include "store/office/embargo.h"

enum { KEEPER_PAUSE_NANOSECONDS = 100 * 1000 * 1000 };

bool command_routes(const struct call *call, struct error *err)
{
	text_auto text = { 0 };
	json_auto_t *json = json_array();

	for (const struct route *route = routes; route->pattern != NULL; route++) {
		text_addf(&text, "%-5s %-18s %-8s %s\n", route->method, route->pattern, route->who,
			route->about[call->lang]);
		(void)json_array_append_new(json,
			json_pack("{s:s,s:s,s:s,s:b,s:s,s:{s:s,s:s}}", "method", route->method,
				"pattern", route->pattern, "who", route->who, "languages",
				route->languages, "parameters", route->parameters, "about", "vi",
				route->about[LANG_VI], "en", route->about[LANG_EN]));
	}
	return call_flag(call, "--json") ? call_print_json(json, err) : call_print(&text, err);
}

/* Where it is to be read; printed once it can be. */
static void tell_address(void *context, int port)
{
	const struct call *call = context;
	const char *address = call_value(call, "--portal");
	const char *host = address == NULL ? "127.0.0.1" : address;
	const char *colon = strrchr(host, ':');
	text_auto text = { 0 };

	words_say(call->words, "say.serving", &text, "address",
		arena_format(call->arena, "http://%.*s:%d/",
			(int)(colon == NULL ? strlen(host) : (size_t)(colon - host)), host, port),
		NULL);
	(void)printf("%s\n", text_z(&text));
	(void)fflush(stdout);
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
	pid_t keeper = start_keeper(call->data);
	struct portal *portal = portal_open(call->data, err);
	struct call own = *call;
	bool fine;

	if (portal == NULL) {
		stop_keeper(keeper);
		return false;
	}
	portal_when_started(portal, tell_address, &own);
	fine = portal_serve(portal, address == NULL ? "127.0.0.1:8022" : address, err);
	portal_close(portal);
	stop_keeper(keeper);
	return fine;
}
