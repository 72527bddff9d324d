/* dashboard/help.h - what the program can do, printed from the table of commands. */
#ifndef DASHBOARD_HELP_H
#define DASHBOARD_HELP_H

#include "dashboard/command.h"

MUST_CHECK bool help_program(const struct words *words, struct error *err);
MUST_CHECK bool help_command(
	const struct words *words, const struct command *command, struct error *err);
MUST_CHECK bool help_version(struct error *err);

#endif
