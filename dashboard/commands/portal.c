/* dashboard/commands/portal.c - serve, routes: the portal and its table of addresses. */
#include <stdio.h>
#include <string.h>

#include "dashboard/api/openapi.h"
#include "dashboard/commands/keeper.h"
#include "dashboard/commands/support.h"
#include "dashboard/office/routes.h"
#include "dashboard/portal/portal.h"
#include "dashboard/web/route.h"

/* One row of a table; `who` in words. */
static void add_route(const struct call *call, const char *method, const char *pattern,
	const char *who, bool languages, const char *parameters,
	const char *const about[LANG_COUNT], struct text *text, json_t *json)
{
	text_addf(text, "%-5s %-28s %-30s %s\n", method, pattern, who, about[call->lang]);
	(void)json_array_append_new(json,
		json_pack("{s:s,s:s,s:s,s:b,s:s,s:{s:s,s:s}}", "method", method, "pattern", pattern,
			"who", who, "languages", languages, "parameters",
			parameters == NULL ? "*" : parameters, "about", "vi", about[LANG_VI], "en",
			about[LANG_EN]));
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

static bool print_openapi(const struct call *call, struct error *err)
{
	json_auto_t *document = call_flag(call, "--portal") ? openapi_portal(err)
							    : openapi_document(err);

	return document != NULL && call_print_json(document, err);
}

bool command_routes(const struct call *call, struct error *err)
{
	text_auto text = { 0 };
	json_auto_t *json = json_array();

	if (call_flag(call, "--openapi"))
		return print_openapi(call, err);
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
	pid_t keeper = keeper_start(call->data);
	struct portal *portal = portal_open(call->data, err);
	const char *site = call_value(call, "--site");
	bool fine = false;

	if (portal != NULL && site != NULL && !portal_set_site(portal, site))
		(void)error_set(err, ERROR_MISUSE, "option.wrong", "--site %s", site);
	else if (portal != NULL) {
		if (call_flag(call, "--inbox"))
			portal_open_letterbox(portal);
		fine = portal_serve(portal, &listening, call_value(call, "--host"), err);
	}
	portal_close(portal);
	keeper_stop(keeper);
	return fine;
}
