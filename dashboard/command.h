/*
 * dashboard/command.h - what every command is and is given.
 *
 * A command is a row of the table in commands.c and a file in commands/. It
 * prints its answer on standard output; what went wrong goes back in `err` and
 * is said by main.c: false means `err` is set, and its kind is the exit status.
 * Help comes from the words: help.<name>.about and help.<name>.<option>.
 */
#ifndef DASHBOARD_COMMAND_H
#define DASHBOARD_COMMAND_H

#include "base/arena.h"
#include "base/text.h"
#include "dashboard/options.h"
#include "dashboard/view/words.h"

struct call {
	const char *data; /* the data folder */
	enum lang lang;
	const struct words *words; /* of `lang` */
	struct words **loaded; /* by language, those that were needed */
	const char *actor; /* who does it: --as USER, or "local:" and the system's user name */
	struct arena *arena; /* freed after the command */
	const struct options *options;
};

struct command {
	const char *name; /* one word, or two: "catalogue load" */
	const char *arguments; /* as help writes them: "FILE..." */
	int least, most; /* how many arguments */
	const struct option *options;
	bool (*run)(const struct call *call, struct error *err);
};

/* In alphabetical order, ended by a NULL name. */
extern const struct command commands[];

bool command_answer(const struct call *call, struct error *err);
bool command_approve(const struct call *call, struct error *err);
bool command_backup(const struct call *call, struct error *err);
bool command_catalogue_load(const struct call *call, struct error *err);
bool command_chart(const struct call *call, struct error *err);
bool command_check(const struct call *call, struct error *err);
bool command_demo(const struct call *call, struct error *err);
bool command_due(const struct call *call, struct error *err);
bool command_export(const struct call *call, struct error *err);
bool command_findings(const struct call *call, struct error *err);
bool command_gallery(const struct call *call, struct error *err);
bool command_import(const struct call *call, struct error *err);
bool command_init(const struct call *call, struct error *err);
bool command_office(const struct call *call, struct error *err);
bool command_publish(const struct call *call, struct error *err);
bool command_receipt(const struct call *call, struct error *err);
bool command_report(const struct call *call, struct error *err);
bool command_restore(const struct call *call, struct error *err);
bool command_return(const struct call *call, struct error *err);
bool command_routes(const struct call *call, struct error *err);
bool command_series(const struct call *call, struct error *err);
bool command_serve(const struct call *call, struct error *err);
bool command_site(const struct call *call, struct error *err);
bool command_status(const struct call *call, struct error *err);
bool command_template(const struct call *call, struct error *err);
bool command_token_add(const struct call *call, struct error *err);
bool command_token_list(const struct call *call, struct error *err);
bool command_token_revoke(const struct call *call, struct error *err);
bool command_user_add(const struct call *call, struct error *err);
bool command_user_disable(const struct call *call, struct error *err);
bool command_user_list(const struct call *call, struct error *err);
bool command_user_password(const struct call *call, struct error *err);
bool command_user_role(const struct call *call, struct error *err);
bool command_verify(const struct call *call, struct error *err);
bool command_withdraw(const struct call *call, struct error *err);
bool command_why(const struct call *call, struct error *err);

#endif
