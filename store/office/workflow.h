/*
 * store/office/workflow.h - what can be done to figures that arrived.
 *
 *   submitted --approve--> approved --(publish.h)--> published
 *   submitted, approved --return, with a question--> returned
 *   returned --answer, with words--> submitted
 *   submitted, returned, draft --withdraw--> withdrawn
 *   submitted, returned --explain--> the same, with its findings answered
 *
 * Nobody approves or returns what he sent or answered himself; only in an office
 * without accounts the one at the machine may (people.h). Every act is one
 * transaction with an entry in the ledger, and either hits what was seen or is
 * refused: two who decide at once do not both win.
 */
#ifndef STORE_OFFICE_WORKFLOW_H
#define STORE_OFFICE_WORKFLOW_H

#include "store/office/office.h"

enum { WORKFLOW_MAX_WORDS = 2000 }; /* bytes of a question, an answer, a reason */

struct act {
	int64_t submission;
	int position; /* of the figure, from 1; 0: every figure the act can be done to */
	int64_t version; /* as it was seen: of the figure, or of the submission where position is 0;
	                    0 takes it as it is now */
	const char *actor;
	const char *words; /* question, answer, reason to withdraw; "" for none */
};

/*
 * `ret_count` is how many figures changed. Keys
 *     submission.none, figure.none   there is no such submission, figure
 *     submission.state, figure.state it is in no state for this; or, to be returned, was corrected
 *     submission.conflict, figure.conflict  somebody changed it meanwhile
 *     workflow.author                one's own
 *     workflow.words                 a question or an answer is missing, or too long
 *     person.*                       the actor may not
 */
MUST_CHECK bool figures_approve(
	struct office *office, const struct act *act, int *ret_count, struct error *err);
MUST_CHECK bool figures_return(
	struct office *office, const struct act *act, int *ret_count, struct error *err);
MUST_CHECK bool figures_answer(
	struct office *office, const struct act *act, int *ret_count, struct error *err);
MUST_CHECK bool figures_withdraw(
	struct office *office, const struct act *act, int *ret_count, struct error *err);

/*
 * Answers what the checks asked of one figure that waits or was returned, and nobody answered so far:
 * `words` is the explanation, `version` is not looked at, `ret_count` how many findings it answers. The
 * figure stays as it is. Key figure.state also where nothing is open.
 */
MUST_CHECK bool figures_explain(
	struct office *office, const struct act *act, int *ret_count, struct error *err);

#endif
