/*
 * store/office/workflow.c - see workflow.h.
 *
 * An act is a row of `rules`: from which states to which, by whom, with what
 * words. One function does them all: it reads the submission, asks whether the
 * actor may, moves the figures by a conditional UPDATE, moves the counts from
 * which the submission's own state follows, and writes remark and ledger.
 */
#include "store/office/workflow.h"

#include <limits.h>
#include <string.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "store/office/people_private.h"
#include "store/office/queue.h"

enum state { SUBMITTED, RETURNED, APPROVED, WITHDRAWN, STATES };
static const char *const state_names[STATES] = { "submitted", "returned", "approved", "withdrawn" };

struct rule {
	const char *name; /* in the ledger */
	unsigned from; /* bits of states */
	enum state to;
	enum right right;
	bool by_another; /* than who sent or answered it */
	bool decides;
	bool needs_words;
	const char *remark; /* kind; NULL: the words are kept in the ledger only */
};

/* clang-format off */
static const struct rule
	approve_rule = { "approve", 1 << SUBMITTED, APPROVED, RIGHT_REVIEW, true, true, false, NULL },
	return_rule = { "return", 1 << SUBMITTED | 1 << APPROVED, RETURNED, RIGHT_REVIEW, true, true, true, "question" },
	answer_rule = { "answer", 1 << RETURNED, SUBMITTED, RIGHT_SUBMIT, false, false, true, "answer" },
	explain_rule = { "explain", 0, SUBMITTED, RIGHT_SUBMIT, false, false, true, NULL },
	withdraw_rule = { "withdraw", 1 << SUBMITTED | 1 << RETURNED, WITHDRAWN, RIGHT_SUBMIT, false, false, false, "withdrawal" };
/* clang-format on */

struct doing {
	const struct rule *rule;
	const struct act *act;
	struct submission submission; /* as it was before */
	int first, last; /* positions */
	int64_t moved[STATES]; /* how many figures left each state */
	int count;
	char content[HASH_HEX]; /* of what it is done to */
};

static bool check_words(const struct doing *doing, struct error *err)
{
	const char *words = doing->act->words;
	size_t bad;

	return (strlen(words) <= WORKFLOW_MAX_WORDS && utf8_valid(span_of(words), &bad) &&
		       !(doing->rule->needs_words && span_trim(span_of(words)).size == 0)) ||
		error_set(err, ERROR_REFUSED, "workflow.words", "%d", WORKFLOW_MAX_WORDS);
}

/* Did the actor answer for any of them, the reviewer or the checks? */
static bool answered(struct office *office, const struct doing *doing, bool *ret, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT 1 FROM remark WHERE submission_id = ?1 AND (?2 = 0 OR position IN (0, ?2))"
		" AND kind = 'answer' AND author = ?3 UNION ALL SELECT 1 FROM finding"
		" WHERE submission_id = ?1 AND (?2 = 0 OR position = ?2) AND explained_by = ?3"
		" LIMIT 1");
	stmt_int(stmt, 1, doing->act->submission);
	stmt_int(stmt, 2, doing->act->position);
	stmt_text(stmt, 3, doing->act->actor);
	return stmt_exists(stmt, ret, err);
}

/* Nobody decides on his own. */
static bool check_author(struct office *office, const struct doing *doing, struct error *err)
{
	const char *actor = doing->act->actor;
	bool four_eyes, own;

	if (!people_four_eyes(office, actor, &four_eyes, err) ||
		!answered(office, doing, &own, err))
		return false;
	return !four_eyes || (!own && strcmp(doing->submission.submitted_by, actor) != 0) ||
		error_set(err, ERROR_REFUSED, "workflow.author", "%s", actor);
}

/* The actor may speak for the reporter, and for each indicator and place it is about. */
static bool check_scope(struct office *office, const struct doing *doing, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT DISTINCT method_id, place_id FROM observation"
		" WHERE submission_id = ?1 AND position BETWEEN ?2 AND ?3");
	arena_auto arena = { 0 };
	struct sender sender;
	enum db_step step;

	if (!people_sender(
		    office, &arena, doing->act->actor, doing->submission.reporter, &sender, err))
		return false;
	if (sender.anything)
		return true;
	stmt_int(stmt, 1, doing->act->submission);
	stmt_int(stmt, 2, doing->first);
	stmt_int(stmt, 3, doing->last);
	while ((step = stmt_step(stmt, err)) == DB_ROW)
		if (!sender_may(&sender, column_int(stmt, 0), column_int(stmt, 1)))
			return error_set(
				err, ERROR_REFUSED, "person.scope", "%s", doing->act->actor);
	return step == DB_DONE;
}

static bool check_actor(struct office *office, const struct doing *doing, struct error *err)
{
	if (doing->rule->right == RIGHT_SUBMIT)
		return check_scope(office, doing, err);
	return people_may(office, doing->act->actor, doing->rule->right, err) &&
		(!doing->rule->by_another || check_author(office, doing, err));
}

/*
 * Moves what is in one state; adds how many there were. A figure that has been corrected since is
 * not returned: its question would be about what nobody will publish.
 */
static bool move_from(
	struct office *office, struct doing *doing, enum state from, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"UPDATE observation AS old SET state = ?5, version = version + 1"
		" WHERE submission_id = ?1 AND position BETWEEN ?2 AND ?3 AND state = ?4"
		" AND (?6 = 0 OR version = ?6) AND (?5 <> 'returned' OR NOT EXISTS (SELECT 1 FROM"
		" observation AS new WHERE new.method_id = old.method_id"
		" AND new.place_id = old.place_id AND new.period_from = old.period_from"
		" AND new.period_until = old.period_until AND new.breakdown = old.breakdown"
		" AND new.vintage = old.vintage AND new.revision > old.revision"
		" AND new.state <> 'withdrawn'))");

	stmt_int(stmt, 1, doing->act->submission);
	stmt_int(stmt, 2, doing->first);
	stmt_int(stmt, 3, doing->last);
	stmt_text(stmt, 4, state_names[from]);
	stmt_text(stmt, 5, state_names[doing->rule->to]);
	stmt_int(stmt, 6, doing->act->position == 0 ? 0 : doing->act->version);
	if (!stmt_run(stmt, err))
		return false;
	doing->moved[from] = db_changes(office->db);
	doing->count += (int)doing->moved[from];
	return true;
}

/* Why nothing moved; always false. */
static bool tell_why(struct office *office, const struct doing *doing, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT state, version FROM observation WHERE submission_id = ?1 AND position = "
		"?2");
	const struct act *act = doing->act;
	arena_auto arena = { 0 };
	enum db_step step;

	if (act->position == 0)
		return error_set(err, ERROR_REFUSED, "submission.state", "%jd (%s)",
			(intmax_t)act->submission, doing->submission.state);
	stmt_int(stmt, 1, act->submission);
	stmt_int(stmt, 2, act->position);
	step = stmt_step(stmt, err);
	if (step == DB_ERROR)
		return false;
	if (step == DB_DONE)
		return error_set(err, ERROR_REFUSED, "figure.none", "%jd.%d",
			(intmax_t)act->submission, act->position);
	return error_set(err, ERROR_REFUSED,
		act->version != 0 && column_int(stmt, 1) != act->version ? "figure.conflict"
									 : "figure.state",
		"%jd.%d (%s)", (intmax_t)act->submission, act->position,
		column_text(stmt, &arena, 0));
}

/* The counts follow the figures; one row, as it was read, or a conflict. */
static bool move_counts(struct office *office, const struct doing *doing, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"UPDATE submission SET submitted = submitted + ?3, returned = returned + ?4,"
		" approved = approved + ?5, withdrawn = withdrawn + ?6, draft = 0,"
		" decided_at = iif(?7 = '', decided_at, ?7),"
		" decided_by = iif(?7 = '', decided_by, ?8), version = version + 1"
		" WHERE id = ?1 AND version = ?2");
	char now[CLOCK_INSTANT];

	clock_now(now);
	stmt_int(stmt, 1, doing->submission.id);
	stmt_int(stmt, 2, doing->submission.version);
	for (int state = 0; state < STATES; state++)
		stmt_int(stmt, 3 + state,
			((int)doing->rule->to == state ? doing->count : 0) - doing->moved[state]);
	stmt_text(stmt, 7, doing->rule->decides ? now : "");
	stmt_text(stmt, 8, doing->act->actor);
	return stmt_run(stmt, err) &&
		(db_changes(office->db) == 1 ||
			error_set(err, ERROR_REFUSED, "submission.conflict", "%jd",
				(intmax_t)doing->submission.id));
}

static bool add_remark(struct office *office, const struct doing *doing, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"INSERT INTO remark (submission_id, position, kind, at, author, words)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
	char now[CLOCK_INSTANT];

	if (doing->rule->remark == NULL || *doing->act->words == '\0')
		return true;
	clock_now(now);
	stmt_int(stmt, 1, doing->act->submission);
	stmt_int(stmt, 2, doing->act->position);
	stmt_text(stmt, 3, doing->rule->remark);
	stmt_text(stmt, 4, now);
	stmt_text(stmt, 5, doing->act->actor);
	stmt_text(stmt, 6, doing->act->words);
	return stmt_run(stmt, err);
}

/* What one figure says, as a hash: what the ledger holds the act to. */
static bool hash_figure(struct office *office, struct doing *doing, struct error *err)
{
	enum { COLUMNS = 17 };
	stmt_auto *stmt = db_query(office->db,
		"SELECT method_id, place_id, period, breakdown, vintage, revision, value_units,"
		" value_scale, numerator_units, numerator_scale, denominator_units,"
		" denominator_scale, computed, status, source, note_vi, note_en"
		" FROM observation WHERE submission_id = ?1 AND position = ?2");
	arena_auto arena = { 0 };
	text_auto all = { 0 };

	stmt_int(stmt, 1, doing->act->submission);
	stmt_int(stmt, 2, doing->act->position);
	if (stmt_step(stmt, err) != DB_ROW)
		return false;
	for (int i = 0; i < COLUMNS; i++) {
		const char *text = column_text(stmt, &arena, i);

		text_addf(&all, "%zu:%s,", strlen(text), text);
	}
	hash_bytes(text_span(&all), doing->content);
	return true;
}

static bool write_ledger(struct office *office, struct doing *doing, struct error *err)
{
	const struct submission *submission = &doing->submission;
	const struct act *act = doing->act;
	arena_auto arena = { 0 };
	const char *what = act->position == 0 ? arena_format(&arena, "%d figures", doing->count)
					      : arena_format(&arena, "figure %d", act->position);

	if (act->position != 0 && !hash_figure(office, doing, err))
		return false;
	return ledger_add(office->db, act->actor, doing->rule->name,
		arena_format(&arena, "submission %jd", (intmax_t)act->submission),
		arena_format(&arena, "%s, version %jd -> %jd, %s%s%s", what,
			(intmax_t)submission->version, (intmax_t)submission->version + 1,
			act->position == 0 ? submission->evidence : doing->content,
			*act->words == '\0' ? "" : ": ", act->words),
		err);
}

static bool read_before(
	struct office *office, struct arena *arena, struct doing *doing, struct error *err)
{
	const struct act *act = doing->act;

	if (!submission_find(office, arena, act->submission, &doing->submission, err))
		return false;
	doing->first = act->position == 0 ? 1 : act->position;
	doing->last = act->position == 0 ? INT_MAX : act->position;
	return act->position != 0 || act->version == 0 ||
		act->version == doing->submission.version ||
		error_set(err, ERROR_REFUSED, "submission.conflict", "%jd",
			(intmax_t)act->submission);
}

static bool do_act(struct office *office, void *context, struct error *err)
{
	struct doing *doing = context;
	arena_auto arena = { 0 };
	bool draft;

	if (!read_before(office, &arena, doing, err) || !check_actor(office, doing, err))
		return false;
	for (enum state state = SUBMITTED; state < STATES; state++)
		if ((doing->rule->from >> state & 1) != 0 && !move_from(office, doing, state, err))
			return false;
	draft = doing->rule == &withdraw_rule && doing->act->position == 0 &&
		strcmp(doing->submission.state, "draft") == 0;
	if (doing->count == 0 && !draft)
		return tell_why(office, doing, err);
	return move_counts(office, doing, err) && add_remark(office, doing, err) &&
		write_ledger(office, doing, err);
}

static bool run(struct office *office, const struct rule *rule, const struct act *act,
	int *ret_count, struct error *err)
{
	struct doing doing = { .rule = rule, .act = act };

	if (!check_words(&doing, err) || !office_transact(office, do_act, &doing, err))
		return false;
	*ret_count = doing.count;
	return true;
}

bool figures_approve(
	struct office *office, const struct act *act, int *ret_count, struct error *err)
{
	return run(office, &approve_rule, act, ret_count, err);
}

bool figures_return(struct office *office, const struct act *act, int *ret_count, struct error *err)
{
	return run(office, &return_rule, act, ret_count, err);
}

bool figures_answer(struct office *office, const struct act *act, int *ret_count, struct error *err)
{
	return run(office, &answer_rule, act, ret_count, err);
}

bool figures_withdraw(
	struct office *office, const struct act *act, int *ret_count, struct error *err)
{
	return run(office, &withdraw_rule, act, ret_count, err);
}

/* The findings of one figure that nobody answered. */
static bool explain(struct office *office, void *context, struct error *err)
{
	struct doing *doing = context;
	stmt_auto *stmt = db_query(office->db,
		"UPDATE finding SET explanation = ?3, explained_by = ?4, explained_at = ?5"
		" WHERE submission_id = ?1 AND position = ?2 AND explanation = ''"
		" AND EXISTS (SELECT 1 FROM observation WHERE state IN ('submitted', 'returned')"
		" AND submission_id = ?1 AND position = ?2)");
	arena_auto arena = { 0 };
	char now[CLOCK_INSTANT];

	clock_now(now);
	stmt_int(stmt, 1, doing->act->submission);
	stmt_int(stmt, 2, doing->act->position);
	stmt_text(stmt, 3, doing->act->words);
	stmt_text(stmt, 4, doing->act->actor);
	stmt_text(stmt, 5, now);
	if (!read_before(office, &arena, doing, err) || !check_scope(office, doing, err) ||
		!stmt_run(stmt, err))
		return false;
	doing->count = (int)db_changes(office->db);
	return doing->count == 0
		? tell_why(office, doing, err)
		: ledger_add(office->db, doing->act->actor, doing->rule->name,
			  arena_format(&arena, "submission %jd", (intmax_t)doing->act->submission),
			  arena_format(&arena, "figure %d, %d findings: %s", doing->act->position,
				  doing->count, doing->act->words),
			  err);
}

bool figures_explain(
	struct office *office, const struct act *act, int *ret_count, struct error *err)
{
	struct act one = *act;
	struct doing doing = { .rule = &explain_rule, .act = &one };

	one.version = 0;
	if (act->position == 0)
		return error_set(
			err, ERROR_REFUSED, "figure.none", "%jd.0", (intmax_t)act->submission);
	if (!check_words(&doing, err) || !office_transact(office, explain, &doing, err))
		return false;
	*ret_count = doing.count;
	return true;
}

struct approving {
	const char *actor;
	int count;
};

/* Everything that waits, in one transaction. */
static bool approve_all(struct office *office, void *context, struct error *err)
{
	struct approving *approving = context;
	arena_auto arena = { 0 };
	struct submission *list;
	size_t count;

	if (!submission_list(office, &arena, &list, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct act act = { list[i].id, 0, 0, approving->actor, "" };
		struct doing doing = { .rule = &approve_rule, .act = &act };

		if (strcmp(list[i].state, "submitted") != 0)
			continue;
		if (!do_act(office, &doing, err))
			return false;
		approving->count++;
	}
	return true;
}

bool submission_approve(
	struct office *office, int64_t id, const char *actor, int *ret_count, struct error *err)
{
	struct approving approving = { actor, 0 };
	struct act act = { id, 0, 0, actor, "" };
	int figures;

	if (id != 0) {
		if (!figures_approve(office, &act, &figures, err))
			return false;
		*ret_count = 1;
		return true;
	}
	if (!office_transact(office, approve_all, &approving, err))
		return false;
	*ret_count = approving.count;
	return true;
}
