/*
 * dashboard/api/problem.h - what goes wrong with a program's request, as RFC 9457 says it.
 *
 * type (tag:tiendo,2026:problem/KEY), title, status and detail, and of our own: key, and for figures
 * `errors`, each with a JSON pointer into what was sent, and `error_count`, all there are.
 */
#ifndef DASHBOARD_API_PROBLEM_H
#define DASHBOARD_API_PROBLEM_H

#include "collector/draft.h"
#include "dashboard/office/visit.h"

/* Is it a program's path? Its errors are problems, not pages. */
bool api_is_path(const char *path);

/* The language that Accept-Language puts first; Vietnamese unless that is English. */
enum lang api_lang(const struct request *request);

/* The problem of an error; the caller owns it. Sets the HTTP status. */
json_t *api_problem(const struct visit *visit, const struct error *err, int *ret_status);

/* One problem of a draft. */
json_t *api_figure_error(const struct visit *visit, const struct problem *problem);

/* Fills an answer with a problem, which it takes. */
void api_answer_problem(json_t *problem, struct visited *ret);

#endif
