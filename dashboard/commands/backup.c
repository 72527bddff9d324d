/* dashboard/commands/backup.c - backup, restore. */
#include "store/office/backup.h"
#include "dashboard/commands/errors.h"
#include "dashboard/commands/support.h"

enum { KEEP_USUALLY = 30, KEEP_AT_MOST = 10000 };

static void tell_finding(void *context, const struct error *trouble)
{
	const struct call *call = context;
	text_auto text = { 0 };
	struct error ignored;

	error_say(call->words, trouble, &text);
	text_addc(&text, '\n');
	(void)!call_print(&text, &ignored);
}

static bool tell_backup(
	const struct call *call, const char *key, const struct backup *backup, struct error *err)
{
	json_auto_t *json = json_pack("{s:s,s:i,s:i,s:I}", "path", backup->path, "files",
		backup->files, "shared", backup->shared, "bytes", (json_int_t)backup->bytes);
	text_auto text = { 0 };

	if (call_flag(call, "--json"))
		return call_print_json(json, err);
	words_say(call->words, key, &text, "path", backup->path, "n",
		arena_format(call->arena, "%d", backup->files), "shared",
		arena_format(call->arena, "%d", backup->shared), "kilobytes",
		arena_format(call->arena, "%jd", (intmax_t)(backup->bytes + 1023) / 1024), NULL);
	text_addc(&text, '\n');
	return call_print(&text, err);
}

bool command_backup(const struct call *call, struct error *err)
{
	const char *folder = call->options->arguments[0];
	struct call own = *call;
	struct backup backup;
	int keep;

	return call_number(call, "--keep", 1, KEEP_AT_MOST, KEEP_USUALLY, &keep, err) &&
		office_backup(
			call->arena, call->data, folder, keep, tell_finding, &own, &backup, err) &&
		tell_backup(call, "say.backup", &backup, err);
}

bool command_restore(const struct call *call, struct error *err)
{
	bool drill = call_flag(call, "--drill");
	struct call own = *call;
	struct backup backup;

	return office_restore(call->arena, call->options->arguments[0], call->data, drill,
		       call->actor, tell_finding, &own, &backup, err) &&
		tell_backup(call, drill ? "say.drill" : "say.restored", &backup, err);
}
