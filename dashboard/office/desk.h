/*
 * dashboard/office/desk.h - the office's server: a request -> session, role, form -> handler -> answer.
 *
 * Opens the office for each request and closes it after, so that commands at the machine, and the
 * keeper that puts editions in force, go on working beside it. Nothing is cached, here or by browsers.
 */
#ifndef DASHBOARD_OFFICE_DESK_H
#define DASHBOARD_OFFICE_DESK_H

#include "dashboard/web/server.h"

struct desk;

/*
 * `dir` is the data folder. `name` is the public name that a proxy with TLS passes on, or NULL: then
 * only the names of this machine itself are answered to, and cookies need no TLS. NULL with keys that
 * would be faults of the program itself.
 */
MUST_CHECK struct desk *desk_open(const char *dir, const char *name, struct error *err);
void desk_close(struct desk *desk); /* NULL is fine */

/* Answers one request; the caller drops the reply. */
void desk_answer(struct desk *desk, const struct request *request, struct reply *ret);

/* How long a body the request may have. */
size_t desk_room(const struct desk *desk, const struct request *request);

/* Serves until SIGINT or SIGTERM; keys of web/server.h. */
MUST_CHECK bool desk_serve(struct desk *desk, const struct listening *listening, struct error *err);

#endif
