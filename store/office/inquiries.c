/*
 * store/office/inquiries.c - see inquiries.h: reading and acts. inquiries_settle.c has what goes by itself.
 *
 * An act is a row of `acts`; one function does them all.
 */
#include "store/office/inquiries.h"

#include <string.h>

#include "base/utf8.h"
#include "store/office/people_private.h"

#define COLUMNS                                                                                    \
	"id, version, kind, lang, indicator, place, period, edition, words, name, contact,"        \
	" received_at, state, received, due, coalesce(closed, 0), reporter, public, answer_vi,"    \
	" answer_en, answered_by"

static struct inquiry row(struct stmt *stmt, struct arena *arena)
{
	struct inquiry inquiry = { .id = column_int(stmt, 0),
		.version = column_int(stmt, 1),
		.letter = { .lang = strcmp(column_text(stmt, arena, 3), "en") == 0 ? LANG_EN
										   : LANG_VI,
			.indicator = column_text(stmt, arena, 4),
			.place = column_text(stmt, arena, 5),
			.period = column_text(stmt, arena, 6),
			.edition = (int)column_int(stmt, 7),
			.text = column_text(stmt, arena, 8),
			.name = column_text(stmt, arena, 9),
			.contact = column_text(stmt, arena, 10),
			.received_at = column_text(stmt, arena, 11) },
		.received = (int)column_int(stmt, 13),
		.due = (int)column_int(stmt, 14),
		.closed = (int)column_int(stmt, 15),
		.reporter = column_text(stmt, arena, 16),
		.public = column_text(stmt, arena, 17),
		.answered_by = column_text(stmt, arena, 20) };

	inquiry.letter.kind = strcmp(column_text(stmt, arena, 2), "idea") == 0 ? INQUIRY_IDEA
									       : INQUIRY_QUESTION;
	inquiry.state = (enum inquiry_state)text_index(
		inquiry_states, column_text(stmt, arena, 12));
	column_pair(stmt, arena, 18, inquiry.answer);
	return inquiry;
}

static bool add_rows(struct stmt *stmt, struct arena *arena, struct inquiry **list, size_t *count,
	struct error *err)
{
	enum db_step step;

	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		*list = arena_push(arena, *list, *count, sizeof **list);
		(*list)[(*count)++] = row(stmt, arena);
	}
	return step == DB_DONE;
}

bool inquiry_list(struct office *office, struct arena *arena, struct inquiry **ret,
	size_t *ret_count, struct error *err)
{
	stmt_auto *waiting = db_query(office->db,
		"SELECT " COLUMNS " FROM inquiry WHERE closed IS NULL ORDER BY received_at, id");
	stmt_auto *closed = db_query(office->db,
		"SELECT " COLUMNS " FROM inquiry WHERE closed IS NOT NULL"
		" ORDER BY closed DESC, id DESC LIMIT ?1");

	*ret = NULL;
	*ret_count = 0;
	stmt_int(closed, 1, INQUIRIES_MAX_CLOSED);
	return add_rows(waiting, arena, ret, ret_count, err) &&
		add_rows(closed, arena, ret, ret_count, err);
}

bool inquiry_find(struct office *office, struct arena *arena, int64_t id, struct inquiry *ret,
	struct error *err)
{
	stmt_auto *stmt = db_query(office->db, "SELECT " COLUMNS " FROM inquiry WHERE id = ?1");
	enum db_step step;

	stmt_int(stmt, 1, id);
	step = stmt_step(stmt, err);
	if (step == DB_ROW)
		*ret = row(stmt, arena);
	return step == DB_ROW ||
		(step == DB_DONE &&
			error_set(err, ERROR_REFUSED, "inquiry.none", "%jd", (intmax_t)id));
}

/* ---- acts ---- */

struct kind_of_act {
	const char *name; /* in the ledger */
	bool proposes; /* may be done by whom it was routed to */
	bool again; /* also to one that is closed */
	bool answers; /* needs words for the sender */
	bool publishes; /* needs the question as it may be shown */
	enum inquiry_state to[2]; /* of an idea, of a question */
};

static const struct kind_of_act route_act = { "inquiry-route",
	.to = { INQUIRY_HANDLED, INQUIRY_HANDLED } },
				propose_act = { "inquiry-propose", .proposes = true,
					.answers = true,
					.to = { INQUIRY_HANDLED, INQUIRY_HANDLED } },
				answer_act = { "inquiry-answer", .again = true, .answers = true,
					.publishes = true,
					.to = { INQUIRY_ACCEPTED, INQUIRY_ANSWERED } },
				decline_act = { "inquiry-decline", .again = true, .answers = true,
					.to = { INQUIRY_DECLINED, INQUIRY_DECLINED } };

struct inquiry_doing {
	const struct kind_of_act *kind;
	const struct inquiry_act *act;
};

static bool check_text(const char *text, bool needed, struct error *err)
{
	size_t bad;

	return (utf8_valid(span_of(text), &bad) && utf8_is_plain(span_of(text)) &&
		       utf8_count(span_of(text)) <= INQUIRY_MAX_TEXT &&
		       !(needed && span_trim(span_of(text)).size == 0)) ||
		error_set(err, ERROR_REFUSED, "inquiry.words", "%d", INQUIRY_MAX_TEXT);
}

static bool check_words(const struct inquiry_doing *doing, struct error *err)
{
	const struct inquiry_act *act = doing->act;

	return (!doing->kind->answers ||
		       (check_text(act->answer[LANG_VI], true, err) &&
			       check_text(act->answer[LANG_EN], false, err))) &&
		(!doing->kind->publishes || check_text(act->public, true, err));
}

/* A reporter may propose where the inquiry is routed to a body they speak for. */
static bool check_actor(struct office *office, const struct inquiry_doing *doing,
	const struct inquiry *inquiry, struct error *err)
{
	arena_auto arena = { 0 };
	struct sender sender;
	struct error other;

	if (people_may(office, doing->act->actor, RIGHT_INBOX, err))
		return true;
	return doing->kind->proposes && *inquiry->reporter != '\0' &&
		strcmp(err->key, "person.role") == 0 &&
		(people_sender(
			 office, &arena, doing->act->actor, inquiry->reporter, &sender, &other) ||
			error_set(err, other.kind, other.key, "%s", other.detail));
}

static bool check_reporter(
	struct office *office, const struct inquiry_doing *doing, struct error *err)
{
	stmt_auto *stmt = db_query(office->db, "SELECT 1 FROM reporter WHERE code = ?1");
	const char *code = doing->act->reporter;
	bool found;

	if (doing->kind != &route_act || *code == '\0')
		return true;
	stmt_text(stmt, 1, code);
	return stmt_exists(stmt, &found, err) &&
		(found || error_set(err, ERROR_REFUSED, "reporter.none", "%s", code));
}

/* What the act leaves as it is keeps its value. */
static bool move(struct office *office, const struct inquiry_doing *doing,
	const struct inquiry *inquiry, enum inquiry_state to, struct error *err)
{
	const struct kind_of_act *kind = doing->kind;
	const struct inquiry_act *act = doing->act;
	stmt_auto *stmt = db_query(office->db,
		"UPDATE inquiry SET state = ?3, closed = ?4, reporter = ?5, public = ?6,"
		" answer_vi = ?7, answer_en = ?8, answered_by = ?9, version = version + 1"
		" WHERE id = ?1 AND version = ?2");

	stmt_int(stmt, 1, act->id);
	stmt_int(stmt, 2, act->version);
	stmt_text(stmt, 3, inquiry_states[to]);
	if (inquiry_closed(to))
		stmt_int(stmt, 4,
			inquiry->closed != 0 ? inquiry->closed : clock_day(office_seconds()));
	stmt_text(stmt, 5, kind == &route_act ? act->reporter : inquiry->reporter);
	stmt_text(stmt, 6,
		kind->publishes                  ? act->public
			: to == INQUIRY_DECLINED ? ""
						 : inquiry->public);
	stmt_pair(stmt, 7, kind->answers ? act->answer : inquiry->answer);
	stmt_text(stmt, 9, kind->answers ? act->actor : inquiry->answered_by);
	return stmt_run(stmt, err) &&
		(db_changes(office->db) == 1 ||
			error_set(
				err, ERROR_REFUSED, "inquiry.conflict", "%jd", (intmax_t)act->id));
}

static bool perform(struct office *office, void *context, struct error *err)
{
	const struct inquiry_doing *doing = context;
	const struct inquiry_act *act = doing->act;
	arena_auto arena = { 0 };
	struct inquiry inquiry;

	if (!inquiry_find(office, &arena, act->id, &inquiry, err) ||
		!check_actor(office, doing, &inquiry, err))
		return false;
	if (inquiry.version != act->version)
		return error_set(err, ERROR_REFUSED, "inquiry.conflict", "%jd", (intmax_t)act->id);
	if (inquiry_closed(inquiry.state) && !doing->kind->again)
		return error_set(err, ERROR_REFUSED, "inquiry.state", "%jd", (intmax_t)act->id);
	return check_words(doing, err) && check_reporter(office, doing, err) &&
		move(office, doing, &inquiry,
			doing->kind->to[inquiry.letter.kind == INQUIRY_QUESTION], err) &&
		ledger_add(office->db, act->actor, doing->kind->name,
			arena_format(&arena, "inquiry %jd", (intmax_t)act->id),
			doing->kind == &route_act ? act->reporter : "", err);
}

static bool act_on(struct office *office, const struct kind_of_act *kind,
	const struct inquiry_act *act, struct error *err)
{
	struct inquiry_doing doing = { kind, act };

	struct error later;

	if (!office_transact(office, perform, &doing, err))
		return false;
	(void)!inquiries_settle(
		office, &later); /* the sender sees it now, or when the office is opened next */
	return true;
}

bool inquiry_route(struct office *office, const struct inquiry_act *act, struct error *err)
{
	return act_on(office, &route_act, act, err);
}

bool inquiry_propose(struct office *office, const struct inquiry_act *act, struct error *err)
{
	return act_on(office, &propose_act, act, err);
}

bool inquiry_answer(struct office *office, const struct inquiry_act *act, struct error *err)
{
	return act_on(office, &answer_act, act, err);
}

bool inquiry_decline(struct office *office, const struct inquiry_act *act, struct error *err)
{
	return act_on(office, &decline_act, act, err);
}
