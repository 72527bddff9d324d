/* dashboard/commands/commands.c - the table of commands. */
#include "dashboard/command.h"

static const struct option no_options[] = { { NULL, NULL } };

static const struct option approve_options[] = { { "--all", NULL }, { NULL, NULL } };

static const struct option chart_options[] = {
	{ "--edition", "N" },
	{ "--kind", "KIND" },
	{ "--request", "FILE" },
	{ "--size", "page|phone|card|spark|og|WxH" },
	{ "--theme", "light|dark|print" },
	{ "-o", "FILE.svg|FILE.png|FILE.pdf" },
	{ NULL, NULL },
};

static const struct option check_options[] = { { "--json", NULL }, { NULL, NULL } };

static const struct option demo_options[] = { { "--from", "DIR" }, { NULL, NULL } };

static const struct option export_options[] = {
	{ "--edition", "N" },
	{ "--format", "csv|json" },
	{ "--places-of", "DATE" },
	{ "-o", "FILE" },
	{ NULL, NULL },
};

static const struct option import_options[] = {
	{ "--breakdown", "HEADER" },
	{ "--column", "FIELD=HEADER" },
	{ "--dry-run", NULL },
	{ "--empty", "STATUS" },
	{ "--json", NULL },
	{ "--reporter", "CODE" },
	{ "--set", "FIELD=VALUE" },
	{ NULL, NULL },
};

static const struct option publish_options[] = {
	{ "--at", "TIME" },
	{ "--json", NULL },
	{ "--note", "TEXT" },
	{ NULL, NULL },
};

static const struct option routes_options[] = { { "--json", NULL }, { NULL, NULL } };

static const struct option series_options[] = {
	{ "--csv", NULL },
	{ "--edition", "N" },
	{ "--json", NULL },
	{ "--method", "CODE" },
	{ "--place", "CODE" },
	{ "--places-of", "DATE" },
	{ NULL, NULL },
};

static const struct option serve_options[] = { { "--portal", "ADDRESS:PORT" }, { NULL, NULL } };

static const struct option status_options[] = {
	{ "--edition", "N" },
	{ "--json", NULL },
	{ NULL, NULL },
};

static const struct option verify_options[] = {
	{ "--json", NULL },
	{ "--key", "HEX" },
	{ NULL, NULL },
};

static const struct option why_options[] = {
	{ "--edition", "N" },
	{ "--json", NULL },
	{ "--place", "CODE" },
	{ NULL, NULL },
};

/* clang-format off */
const struct command commands[] = {
	{ "approve",        "[ID]",      0, 1,                     approve_options, command_approve },
	{ "catalogue load", "DIR",       1, 1,                     no_options,      command_catalogue_load },
	{ "chart",          "[CODE]",    0, 1,                     chart_options,   command_chart },
	{ "check",          "",          0, 0,                     check_options,   command_check },
	{ "demo",           "",          0, 0,                     demo_options,    command_demo },
	{ "export",         "",          0, 0,                     export_options,  command_export },
	{ "import",         "FILE...",   1, OPTIONS_MAX_ARGUMENTS, import_options,  command_import },
	{ "init",           "",          0, 0,                     no_options,      command_init },
	{ "publish",        "",          0, 0,                     publish_options, command_publish },
	{ "routes",         "",          0, 0,                     routes_options,  command_routes },
	{ "series",         "CODE",      1, 1,                     series_options,  command_series },
	{ "serve",          "",          0, 0,                     serve_options,   command_serve },
	{ "status",         "",          0, 0,                     status_options,  command_status },
	{ "verify",         "FILE|CODE", 1, 1,                     verify_options,  command_verify },
	{ "why",            "CODE PERIOD", 2, 2,                   why_options,     command_why },
	{ 0 },
};
/* clang-format on */
