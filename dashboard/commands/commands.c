/* dashboard/commands/commands.c - the table of commands. */
#include "dashboard/command.h"

static const struct option no_options[] = { { NULL, NULL } };

static const struct option as_options[] = { { "--as", "USER" }, { NULL, NULL } };

static const struct option answer_options[] = {
	{ "--as", "USER" },
	{ "--text", "TEXT" },
	{ NULL, NULL },
};

static const struct option approve_options[] = {
	{ "--all", NULL },
	{ "--as", "USER" },
	{ NULL, NULL },
};

static const struct option backup_options[] = {
	{ "--json", NULL },
	{ "--keep", "N" },
	{ NULL, NULL },
};

static const struct option chart_options[] = {
	{ "--boundaries", "FILE.geojson" },
	{ "--boundary-code", "NAME" },
	{ "--bottom", "N" },
	{ "--edition", "N" },
	{ "--kind", "KIND" },
	{ "--method", "CODE" },
	{ "--order", "highest|lowest|name|given" },
	{ "--page", "N" },
	{ "--periods", "P,P,..." },
	{ "--place", "CODE" },
	{ "--places-of", "DATE" },
	{ "--request", "FILE" },
	{ "--size", "NAME|WxH" },
	{ "--theme", "light|dark|print" },
	{ "--top", "N" },
	{ "-o", "FILE.svg|FILE.png|FILE.pdf" },
	{ NULL, NULL },
};

static const struct option check_options[] = { { "--json", NULL }, { NULL, NULL } };

static const struct option demo_options[] = { { "--from", "DIR" }, { NULL, NULL } };

static const struct option due_options[] = {
	{ "--all", NULL },
	{ "--json", NULL },
	{ "--reporter", "CODE" },
	{ NULL, NULL },
};

static const struct option export_options[] = {
	{ "--edition", "N" },
	{ "--format", "FORMAT" },
	{ "--places-of", "DATE" },
	{ "--site", "URL" },
	{ "-o", "FILE" },
	{ NULL, NULL },
};

static const struct option findings_options[] = { { "--json", NULL }, { NULL, NULL } };

static const struct option gallery_options[] = { { "-o", "DIR" }, { NULL, NULL } };

static const struct option import_options[] = {
	{ "--annotate", "FILE.xlsx" },
	{ "--as", "USER" },
	{ "--breakdown", "HEADER" },
	{ "--column", "FIELD=HEADER" },
	{ "--decimal", ",|." },
	{ "--dry-run", NULL },
	{ "--empty", "STATUS" },
	{ "--encoding", "utf-8|utf-16le|utf-16be|windows-1258" },
	{ "--explain", "TEXT" },
	{ "--json", NULL },
	{ "--key", "TEXT" },
	{ "--reason", "TEXT" },
	{ "--reporter", "CODE" },
	{ "--set", "FIELD=VALUE" },
	{ "--sheet", "NAME" },
	{ "--tickets", "PERIOD" },
	{ NULL, NULL },
};

static const struct option office_options[] = {
	{ "--address", "ADDRESS" },
	{ "--host", "NAME" },
	{ "--log", NULL },
	{ "--metrics", "ADDRESS:PORT" },
	{ NULL, NULL },
};

static const struct option publish_options[] = {
	{ "--as", "USER" },
	{ "--at", "TIME" },
	{ "--back-to", "N" },
	{ "--cancel", NULL },
	{ "--json", NULL },
	{ "--note", "TEXT" },
	{ "--reason", "TEXT" },
	{ NULL, NULL },
};

static const struct option receipt_options[] = { { "-o", "FILE" }, { NULL, NULL } };

static const struct option report_options[] = {
	{ "--edition", "N" },
	{ "--since", "N" },
	{ "-o", "FILE.pdf" },
	{ NULL, NULL },
};

static const struct option restore_options[] = {
	{ "--as", "USER" },
	{ "--drill", NULL },
	{ "--json", NULL },
	{ NULL, NULL },
};

static const struct option return_options[] = {
	{ "--as", "USER" },
	{ "--question", "TEXT" },
	{ NULL, NULL },
};

static const struct option routes_options[] = { { "--json", NULL }, { "--office", NULL },
	{ "--openapi", NULL }, { "--portal", NULL }, { NULL, NULL } };

static const struct option series_options[] = {
	{ "--csv", NULL },
	{ "--edition", "N" },
	{ "--json", NULL },
	{ "--method", "CODE" },
	{ "--place", "CODE" },
	{ "--places-of", "DATE" },
	{ "--totals", NULL },
	{ NULL, NULL },
};

static const struct option serve_options[] = {
	{ "--host", "NAME" },
	{ "--inbox", NULL },
	{ "--log", NULL },
	{ "--metrics", "ADDRESS:PORT" },
	{ "--portal", "ADDRESS:PORT" },
	{ "--site", "URL" },
	{ NULL, NULL },
};

static const struct option site_options[] = { { "--editions", "N" }, { "--site", "URL" },
	{ "-o", "DIR" }, { NULL, NULL } };

static const struct option status_options[] = {
	{ "--edition", "N" },
	{ "--json", NULL },
	{ NULL, NULL },
};

static const struct option template_options[] = {
	{ "--period", "PERIOD" },
	{ "--reporter", "CODE" },
	{ "-o", "FILE.xlsx" },
	{ NULL, NULL },
};

static const struct option token_add_options[] = {
	{ "--as", "USER" },
	{ "--days", "N" },
	{ "--indicator", "CODE" },
	{ "--reporter", "CODE" },
	{ NULL, NULL },
};

static const struct option list_options[] = { { "--json", NULL }, { NULL, NULL } };

static const struct option user_add_options[] = {
	{ "--as", "USER" },
	{ "--name", "TEXT" },
	{ NULL, NULL },
};

static const struct option user_disable_options[] = {
	{ "--as", "USER" },
	{ "--undo", NULL },
	{ NULL, NULL },
};

static const struct option user_role_options[] = {
	{ "--as", "USER" },
	{ "--indicator", "CODE" },
	{ "--place", "CODE" },
	{ "--reporter", "CODE" },
	{ NULL, NULL },
};

static const struct option verify_options[] = {
	{ "--indicator", "CODE" },
	{ "--json", NULL },
	{ "--key", "HEX" },
	{ "--period", "PERIOD" },
	{ "--place", "CODE" },
	{ NULL, NULL },
};

static const struct option withdraw_options[] = {
	{ "--as", "USER" },
	{ "--reason", "TEXT" },
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
	{ "answer",         "ID[.N]",    1, 1,                     answer_options,  command_answer },
	{ "approve",        "[ID[.N]]",  0, 1,                     approve_options, command_approve },
	{ "backup",         "FOLDER",    1, 1,                     backup_options,  command_backup },
	{ "catalogue load", "DIR",       1, 1,                     as_options,      command_catalogue_load },
	{ "chart",          "[CODE]",    0, 1,                     chart_options,   command_chart },
	{ "check",          "",          0, 0,                     check_options,   command_check },
	{ "demo",           "",          0, 0,                     demo_options,    command_demo },
	{ "due",            "",          0, 0,                     due_options,     command_due },
	{ "export",         "",          0, 0,                     export_options,  command_export },
	{ "findings",       "[ID]",      0, 1,                     findings_options, command_findings },
	{ "gallery",        "",          0, 0,                     gallery_options, command_gallery },
	{ "import",         "FILE...",   1, OPTIONS_MAX_ARGUMENTS, import_options,  command_import },
	{ "init",           "",          0, 0,                     no_options,      command_init },
	{ "office",         "",          0, 0,                     office_options,  command_office },
	{ "publish",        "",          0, 0,                     publish_options, command_publish },
	{ "receipt",        "ID",        1, 1,                     receipt_options, command_receipt },
	{ "report",         "",          0, 0,                     report_options,  command_report },
	{ "restore",        "FROM",      1, 1,                     restore_options, command_restore },
	{ "return",         "ID[.N]",    1, 1,                     return_options,  command_return },
	{ "routes",         "",          0, 0,                     routes_options,  command_routes },
	{ "series",         "CODE",      1, 1,                     series_options,  command_series },
	{ "serve",          "",          0, 0,                     serve_options,   command_serve },
	{ "site",           "",          0, 0,                     site_options,    command_site },
	{ "status",         "",          0, 0,                     status_options,  command_status },
	{ "template",       "",          0, 0,                     template_options, command_template },
	{ "token add",      "NAME",      1, 1,                     token_add_options, command_token_add },
	{ "token list",     "",          0, 0,                     list_options,    command_token_list },
	{ "token revoke",   "NAME",      1, 1,                     as_options,      command_token_revoke },
	{ "user add",       "NAME",      1, 1,                     user_add_options, command_user_add },
	{ "user disable",   "NAME",      1, 1,                     user_disable_options, command_user_disable },
	{ "user list",      "",          0, 0,                     list_options,    command_user_list },
	{ "user password",  "NAME",      1, 1,                     as_options,      command_user_password },
	{ "user role",      "NAME [ROLE...]", 1, 5,                user_role_options, command_user_role },
	{ "verify",         "FILE|CODE", 1, 1,                     verify_options,  command_verify },
	{ "why",            "CODE PERIOD", 2, 2,                   why_options,     command_why },
	{ "withdraw",       "ID[.N]",    1, 1,                     withdraw_options, command_withdraw },
	{ 0 },
};
/* clang-format on */
