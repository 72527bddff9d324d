/* dashboard/commands/report.c - report: the briefing of an edition as the portal gives it, in a file. */
#include <string.h>

#include "dashboard/commands/support.h"
#include "dashboard/portal/portal.h"
#include "dashboard/web/gate.h"

/* "/en/report.pdf?edition=3&since=1" */
static const char *target_of(const struct call *call, int edition, int since)
{
	text_auto text = { 0 };

	text_addf(&text, "%s/report.pdf", call->lang == LANG_EN ? "/en" : "");
	if (edition > 0)
		text_addf(&text, "?edition=%d", edition);
	if (since > 0)
		text_addf(&text, "%csince=%d", edition > 0 ? '&' : '?', since);
	return arena_copy(call->arena, text_z(&text), text.size);
}

static bool fetch(const struct call *call, const char *target, struct error *err)
{
	struct portal *portal = portal_open(call->data, err);
	struct answer *answer = NULL;
	struct request request;
	text_auto bytes = { 0 };

	if (portal == NULL)
		return false;
	gate_target(call->arena, target, &request);
	request.method = "GET";
	answer = portal_fetch(portal, &request, err);
	if (answer != NULL)
		text_add(&bytes, text_span(&answer->body->bytes));
	answer_drop(answer);
	portal_close(portal);
	return answer != NULL && call_deliver(call, &bytes, err);
}

bool command_report(const struct call *call, struct error *err)
{
	int edition, since;
	const char *file;

	if (!call_text(call, "-o", &file, err) ||
		!call_number(call, "--edition", 1, 999999, 0, &edition, err) ||
		!call_number(call, "--since", 1, 999999, 0, &since, err))
		return false;
	return fetch(call, target_of(call, edition, since), err) ||
		(strcmp(err->key, "request.value") == 0
				? error_set(err, ERROR_MISUSE, "option.wrong", "--since %d", since)
				: false);
}
