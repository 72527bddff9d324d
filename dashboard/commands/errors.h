/* dashboard/commands/errors.h - errors and problems in the reader's words. */
#ifndef DASHBOARD_COMMANDS_ERRORS_H
#define DASHBOARD_COMMANDS_ERRORS_H

#include "base/json.h"
#include "collector/draft.h"
#include "dashboard/view/words.h"

/* One sentence. */
void error_say(const struct words *words, const struct error *err, struct text *ret);
json_t *error_json(const struct words *words, const struct error *err);

/* FILE:LINE:COLUMN: why. How to mend it. */
void problem_say(const struct words *words, const char *file, const struct problem *problem,
	struct text *ret);
/* The same for somebody who stands at the cell. */
void problem_explain(const struct words *words, const struct problem *problem, struct text *ret);
/* One half of its words: "why" or "mend". */
void problem_say_half(const struct words *words, const struct problem *problem, const char *half,
	struct text *ret);
/* For machines, with the words of both languages. */
json_t *problem_json(const struct words *const words[LANG_COUNT], const struct problem *problem);

/* What a reader saw that is no fault (reader.h): words under remark.<key>. */
struct remark {
	const char *key; /* static text */
	const char *n, *detail;
};
/* FILE: what a person should know. */
void remark_say(
	const struct words *words, const char *file, const struct remark *remark, struct text *ret);
json_t *remark_json(const struct words *const words[LANG_COUNT], const struct remark *remark);

#endif
