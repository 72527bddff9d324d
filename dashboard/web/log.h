/*
 * dashboard/web/log.h - what happens, one JSON object a line on standard error.
 *
 * Members: at (an instant), event, and what belongs to it. Written as a whole, so that lines of several
 * processes do not mix; text of strangers is escaped. The portal's lines hold nobody's address.
 */
#ifndef DASHBOARD_WEB_LOG_H
#define DASHBOARD_WEB_LOG_H

#include "base/json.h"
#include "dashboard/web/request.h"

enum log_level {
	LOG_NOTHING,
	LOG_FAILURES, /* starts, stops, connections ended, answers of 500 and more */
	LOG_ACTS, /* also answers of 400 and more and to anything but GET and HEAD, with the address */
};

/* `members` is taken over: more of the object. */
void log_event(enum log_level level, const char *event, json_t *members);

/* An answer, where the level asks for it. */
void log_answer(
	enum log_level level, const struct request *request, int status, long long microseconds);

#endif
