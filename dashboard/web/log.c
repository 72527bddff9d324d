/* dashboard/web/log.c - see log.h. */
#include "dashboard/web/log.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

void log_event(enum log_level level, const char *event, json_t *members)
{
	json_auto_t *line = NULL;
	char now[CLOCK_INSTANT];
	text_auto text = { 0 };
	char *bytes;

	clock_now(now);
	line = json_pack("{s:s,s:s}", "at", now, "event", event);
	(void)json_object_update_new(line, members);
	if (level == LOG_NOTHING)
		return;
	bytes = json_dumps(line, JSON_COMPACT | JSON_ENSURE_ASCII);
	text_addf(&text, "%s\n", bytes);
	free(bytes);
	(void)!write(STDERR_FILENO, text_z(&text), text.size); /* nobody to tell if it fails */
}

static bool only_reads(const struct request *request)
{
	return strcmp(request->method, "GET") == 0 || strcmp(request->method, "HEAD") == 0;
}

void log_answer(
	enum log_level level, const struct request *request, int status, long long microseconds)
{
	json_t *members;

	if (level < LOG_ACTS ? status < 500 : (status < 400 && only_reads(request)))
		return;
	members = json_pack("{s:s,s:s,s:i,s:I}", "method", request->method, "path", request->path,
		"status", status, "microseconds", (json_int_t)microseconds);
	if (request->refusal != NULL)
		(void)json_object_set_new(members, "refused", json_string(request->refusal));
	if (level == LOG_ACTS && request->address != NULL)
		(void)json_object_set_new(members, "address", json_string(request->address));
	log_event(level, "answer", members);
}
