/* dashboard/commands/findings.h - what the checks found, in the reader's words. */
#ifndef DASHBOARD_COMMANDS_FINDINGS_H
#define DASHBOARD_COMMANDS_FINDINGS_H

#include "base/json.h"
#include "dashboard/command.h"
#include "store/office/findings.h"

/* What is kept of a finding, before it is; its file is "". */
struct kept_finding finding_shown(struct arena *arena, const struct catalogue *catalogue,
	const struct finding *finding, const char *actor);

/* FILE:LINE:FIELD (header), then on the same line severity, check, arithmetic and answer. */
void finding_say(const struct words *words, enum lang lang, const struct kept_finding *finding,
	const char *header, struct text *ret);

/* The same for somebody who stands at the cell: what is asked, and how to answer. */
void finding_explain(const struct words *words, enum lang lang, const struct kept_finding *finding,
	struct text *ret);

/* The same for machines, with the words of both languages. */
json_t *finding_json(const struct kept_finding *finding, const char *header);

#endif
