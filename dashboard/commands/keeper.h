/*
 * dashboard/commands/keeper.h - a process beside a server that puts an edition in force at its hour.
 *
 * The portal itself never opens the office, and the office only when somebody asks for a page. Several
 * keepers of one folder, or one that may not write there, do no harm.
 */
#ifndef DASHBOARD_COMMANDS_KEEPER_H
#define DASHBOARD_COMMANDS_KEEPER_H

#include <sys/types.h>

/* Starts one, before any thread; it ends with this process. -1 where none could be started. */
pid_t keeper_start(const char *dir);
void keeper_stop(pid_t keeper);

#endif
