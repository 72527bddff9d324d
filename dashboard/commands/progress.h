/* dashboard/commands/progress.h - how far a long command is, on a terminal. */
#ifndef DASHBOARD_COMMANDS_PROGRESS_H
#define DASHBOARD_COMMANDS_PROGRESS_H

#include "base/lang.h"

/* Begun with {0} and a name; shows nothing before half a second, or where standard error is no
   terminal. */
struct progress {
	const char *name;
	int64_t begun; /* milliseconds */
	int shown; /* per cent and one; 0: nothing yet */
};

/* For reader_options: `context` is a struct progress, `share` 0 to 1. */
void progress_show(void *context, double share);

/* Takes the bar away. */
void progress_end(struct progress *progress);

#endif
