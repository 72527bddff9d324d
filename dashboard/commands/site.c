/* dashboard/commands/site.c - site: the portal as files, for a web server that runs no program. */
#include "dashboard/portal/site.h"
#include "dashboard/commands/support.h"
#include "indicators/format.h"

static const char *count(const struct call *call, int64_t number)
{
	text_auto text = { 0 };

	format_number((struct decimal){ number, 0 }, call->lang, &text);
	return arena_copy(call->arena, text_z(&text), text.size);
}

static bool tell(const struct call *call, const struct site_wish *wish,
	const struct site_counts *counts, struct error *err)
{
	text_auto text = { 0 };

	words_say(call->words, "say.site", &text, "number",
		arena_format(call->arena, "%d", counts->edition), "n",
		count(call, (int64_t)counts->files), "size",
		count(call, (int64_t)(counts->bytes + 999999) / 1000000), "dir", wish->dir, NULL);
	text_addc(&text, '\n');
	return call_print(&text, err);
}

bool command_site(const struct call *call, struct error *err)
{
	struct site_wish wish = { 0 };
	struct site_counts counts;
	const char *site = call_value(call, "--site");
	struct portal *portal;
	bool fine = false;

	if (!call_text(call, "-o", &wish.dir, err) ||
		!call_number(call, "--editions", 1, 999999, 0, &wish.editions, err))
		return false;
	portal = portal_open(call->data, err);
	if (portal == NULL)
		return false;
	if (site != NULL && !portal_set_site(portal, site))
		(void)error_set(err, ERROR_MISUSE, "option.wrong", "--site %s", site);
	else
		fine = site_write(portal, &wish, &counts, err) && tell(call, &wish, &counts, err);
	portal_close(portal);
	return fine;
}
