/* dashboard/commands/keeper.c - see keeper.h. */
#include "dashboard/commands/keeper.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "store/inbox.h"
#include "store/office/embargo.h"

enum {
	KEEPER_PAUSE_NANOSECONDS = 100 * 1000 * 1000,
	KEEPER_LETTERS =
		20, /* pauses between two looks for letters: an office that cannot take them rests */
};

/*
 * Looks ten times a second whether an edition is due, and now and then whether citizens sent something; opening
 * the office puts the one in force and takes the other in.
 */
static void keep_hours(const char *dir, pid_t server)
{
	(void)prctl(PR_SET_PDEATHSIG, SIGTERM);
	for (int turn = 0; getppid() == server; turn = (turn + 1) % KEEPER_LETTERS) {
		char now[CLOCK_INSTANT], due[CLOCK_INSTANT];
		struct error ignored;

		embargo_due(dir, due);
		clock_now(now);
		if ((*due != '\0' && strcmp(due, now) <= 0) || (turn == 0 && inbox_waits(dir)))
			office_close(office_open(dir, &ignored));
		(void)nanosleep(&(struct timespec){ 0, KEEPER_PAUSE_NANOSECONDS }, NULL);
	}
}

pid_t keeper_start(const char *dir)
{
	pid_t server = getpid(), keeper = fork();

	if (keeper == 0) {
		keep_hours(dir, server);
		_exit(0);
	}
	return keeper;
}

void keeper_stop(pid_t keeper)
{
	if (keeper > 0 && kill(keeper, SIGTERM) == 0)
		(void)waitpid(keeper, NULL, 0);
}
