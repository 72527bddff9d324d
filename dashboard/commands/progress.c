/* dashboard/commands/progress.c - see progress.h. */
#include "dashboard/commands/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE = 500 /* milliseconds */, WIDTH = 30, PERCENT = 100 };

static int64_t now(void)
{
	struct timespec time;

	(void)clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void progress_show(void *context, double share)
{
	static const char full[] = "##############################",
			  empty[] = "..............................";
	struct progress *progress = context;
	int percent = (int)(share * PERCENT);

	if (progress->begun == 0)
		progress->begun = now();
	percent = percent < 0 ? 0 : percent > PERCENT ? PERCENT : percent;
	if (percent + 1 == progress->shown || now() - progress->begun < PATIENCE ||
		isatty(STDERR_FILENO) == 0)
		return;
	progress->shown = percent + 1;
	(void)fprintf(stderr, "\r%s [%.*s%.*s] %d%%\033[K", progress->name,
		percent * WIDTH / PERCENT, full, WIDTH - percent * WIDTH / PERCENT, empty, percent);
	(void)fflush(stderr);
}

void progress_end(struct progress *progress)
{
	if (progress->shown > 0)
		(void)fputs("\r\033[K", stderr);
	progress->shown = 0;
}
