/* store/office/amend.c - see amend.h. */
#include "store/office/amend.h"

#include <string.h>

#include "base/clock.h"
#include "base/utf8.h"
#include "store/office/people.h"
#include "store/office/private.h"

enum { MOST_CODE = 64 };

static bool check_text(const char *field, const char *text, size_t most, struct error *err)
{
	struct span span = span_of(text);
	size_t bad;

	return (span_trim(span).size > 0 && utf8_valid(span, &bad) && utf8_count(span) <= most &&
		       utf8_is_plain(span)) ||
		error_set(err, ERROR_REFUSED, "amend.text", "%s", field);
}

static void seen_of(const char *const texts[4], char ret[HASH_HEX])
{
	text_auto text = { 0 };

	for (int i = 0; i < 4; i++)
		text_addf(&text, "%zu:%s,", strlen(texts[i]), texts[i]);
	hash_bytes(text_span(&text), ret);
}

void amend_seen(const struct indicator *indicator, char ret[HASH_HEX])
{
	seen_of((const char *const[4]){ indicator->name[LANG_VI], indicator->name[LANG_EN],
			indicator->definition[LANG_VI], indicator->definition[LANG_EN] },
		ret);
}

struct wording {
	const struct amend_words *words;
	const char *actor;
	const char *texts[4]; /* as they shall be, in the order of the columns */
};

/* Says what changes; "" for nothing. Key amend.conflict. */
static bool compare_words(
	struct office *office, const struct wording *wording, struct text *ret, struct error *err)
{
	static const char *const names[] = { "name vi", "name en", "definition vi",
		"definition en" };
	stmt_auto *stmt = db_query(office->db,
		"SELECT name_vi, name_en, definition_vi, definition_en FROM indicator"
		" WHERE code = ?1");
	arena_auto arena = { 0 };
	const char *before[4];
	char seen[HASH_HEX];
	enum db_step step;

	stmt_text(stmt, 1, wording->words->indicator);
	step = stmt_step(stmt, err);
	if (step != DB_ROW)
		return step == DB_DONE &&
			error_set(err, ERROR_REFUSED, "indicator.none", "%s",
				wording->words->indicator);
	for (int i = 0; i < 4; i++) {
		before[i] = column_text(stmt, &arena, i);
		if (strcmp(before[i], wording->texts[i]) != 0)
			text_addf(ret, "%s%s: %s -> %s", ret->size == 0 ? "" : "; ", names[i],
				before[i], wording->texts[i]);
	}
	seen_of(before, seen);
	return *wording->words->seen == '\0' || strcmp(seen, wording->words->seen) == 0 ||
		error_set(err, ERROR_REFUSED, "amend.conflict", "%s", wording->words->indicator);
}

static bool set_words(struct office *office, void *context, struct error *err)
{
	const struct wording *wording = context;
	stmt_auto *stmt = db_query(office->db,
		"UPDATE indicator SET name_vi = ?2, name_en = ?3, definition_vi = ?4,"
		" definition_en = ?5 WHERE code = ?1");
	text_auto said = { 0 };
	arena_auto arena = { 0 };

	if (!people_may(office, wording->actor, RIGHT_ADMIN, err) ||
		!compare_words(office, wording, &said, err))
		return false;
	if (said.size == 0)
		return true;
	stmt_text(stmt, 1, wording->words->indicator);
	for (int i = 0; i < 4; i++)
		stmt_text(stmt, i + 2, wording->texts[i]);
	return stmt_run(stmt, err) &&
		ledger_add(office->db, wording->actor, "catalogue-words",
			arena_format(&arena, "indicator %s", wording->words->indicator),
			text_z(&said), err);
}

bool amend_words(struct office *office, const struct amend_words *words, const char *actor,
	struct error *err)
{
	struct wording wording = { words, actor,
		{ words->name[LANG_VI], words->name[LANG_EN], words->definition[LANG_VI],
			words->definition[LANG_EN] } };

	return check_text("name-vi", words->name[LANG_VI], AMEND_MAX_NAME, err) &&
		check_text("name-en", words->name[LANG_EN], AMEND_MAX_NAME, err) &&
		check_text("definition-vi", words->definition[LANG_VI], AMEND_MAX_TEXT, err) &&
		check_text("definition-en", words->definition[LANG_EN], AMEND_MAX_TEXT, err) &&
		office_transact(office, set_words, &wording, err);
}

struct pointing {
	const struct amend_point *point;
	const char *actor, *value;
	struct period period;
};

/* Are they all there? */
static bool check_codes(struct office *office, const struct amend_point *point, struct error *err)
{
	stmt_auto *indicator = db_query(office->db, "SELECT 1 FROM indicator WHERE code = ?1");
	stmt_auto *place = db_query(office->db, "SELECT 1 FROM place WHERE code = ?1");
	stmt_auto *decision = db_query(office->db, "SELECT 1 FROM decision WHERE code = ?1");
	const struct {
		struct stmt *stmt;
		const char *code, *key;
	} rows[] = { { indicator, point->indicator, "indicator.none" },
		{ place, point->place, "place.none" },
		{ decision, point->decision, "decision.none" } };

	for (size_t i = 0; i < COUNT(rows); i++) {
		bool there;

		stmt_text(rows[i].stmt, 1, rows[i].code);
		if (!stmt_exists(rows[i].stmt, &there, err))
			return false;
		if (!there)
			return error_set(err, ERROR_REFUSED, rows[i].key, "%s", rows[i].code);
	}
	return true;
}

/* What was in force for the period so far: "85 at-least (qd-1)", or "". */
static bool say_before(
	struct office *office, const struct pointing *pointing, struct text *ret, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT value, comparator, decision.code FROM plan_point"
		" JOIN indicator ON indicator.id = indicator_id"
		" JOIN decision ON decision.id = decision_id"
		" WHERE indicator.code = ?1 AND place = ?2 AND period = ?3 AND superseded = 0");
	arena_auto arena = { 0 };
	enum db_step step;

	stmt_text(stmt, 1, pointing->point->indicator);
	stmt_text(stmt, 2, pointing->point->place);
	stmt_text(stmt, 3, pointing->period.label);
	step = stmt_step(stmt, err);
	if (step == DB_ROW)
		text_addf(ret, "%s %s (%s) -> ", column_text(stmt, &arena, 0),
			column_text(stmt, &arena, 1), column_text(stmt, &arena, 2));
	return step != DB_ERROR;
}

static bool set_point(struct office *office, void *context, struct error *err)
{
	const struct pointing *pointing = context;
	const struct amend_point *point = pointing->point;
	stmt_auto *others = db_query(office->db,
		"UPDATE plan_point SET superseded = 1 WHERE place = ?2 AND period = ?3"
		" AND indicator_id = (SELECT id FROM indicator WHERE code = ?1)");
	stmt_auto *stmt = db_query(office->db,
		"INSERT INTO plan_point SELECT indicator.id, ?2, ?3, decision.id, ?5, ?6, '', '',"
		" decision.source, 0 FROM indicator JOIN decision ON decision.code = ?4"
		" WHERE indicator.code = ?1"
		" ON CONFLICT DO UPDATE SET value = excluded.value,"
		" comparator = excluded.comparator, superseded = 0");
	text_auto said = { 0 };
	arena_auto arena = { 0 };

	if (!people_may(office, pointing->actor, RIGHT_ADMIN, err) ||
		!check_codes(office, point, err))
		return false;
	text_addf(&said, "%s, %s: ", point->place, pointing->period.label);
	if (!say_before(office, pointing, &said, err))
		return false;
	text_addf(&said, "%s %s (%s)", pointing->value, point->comparator, point->decision);
	stmt_text(others, 1, point->indicator);
	stmt_text(others, 2, point->place);
	stmt_text(others, 3, pointing->period.label);
	stmt_text(stmt, 1, point->indicator);
	stmt_text(stmt, 2, point->place);
	stmt_text(stmt, 3, pointing->period.label);
	stmt_text(stmt, 4, point->decision);
	stmt_text(stmt, 5, pointing->value);
	stmt_text(stmt, 6, point->comparator);
	return stmt_run(others, err) && stmt_run(stmt, err) &&
		ledger_add(office->db, pointing->actor, "plan-set",
			arena_format(&arena, "indicator %s", point->indicator), text_z(&said), err);
}

/* 12,5 or 12.5 as the tables have it. */
static bool read_value(const char *text, struct text *ret, struct error *err)
{
	text_auto plain = { 0 };
	struct decimal value;

	text_addz(&plain, text);
	for (size_t i = 0; i < plain.size; i++)
		if (plain.data[i] == ',')
			plain.data[i] = '.';
	if (!decimal_parse(text_span(&plain), &value))
		return error_set(err, ERROR_REFUSED, "amend.value", "%s", text);
	decimal_print(value, ret);
	return true;
}

bool amend_plan(struct office *office, const struct amend_point *point, const char *actor,
	struct error *err)
{
	struct pointing pointing = { .point = point, .actor = actor };
	text_auto value = { 0 };

	if (!period_parse(span_of(point->period), &pointing.period))
		return error_set(err, ERROR_REFUSED, "amend.period", "%s", point->period);
	if (text_index(plan_comparators, point->comparator) < 0)
		return error_set(err, ERROR_REFUSED, "amend.comparator", "%s", point->comparator);
	if (!read_value(point->value, &value, err))
		return false;
	pointing.value = text_z(&value);
	return office_transact(office, set_point, &pointing, err);
}

struct retiring {
	const struct amend_retirement *retirement;
	const char *actor;
};

static bool retire_point(struct office *office, void *context, struct error *err)
{
	const struct retiring *retiring = context;
	const struct amend_retirement *wish = retiring->retirement;
	stmt_auto *ends = db_query(office->db, "SELECT 1 FROM decision WHERE code = ?1");
	stmt_auto *stmt = db_query(office->db,
		"UPDATE plan_point SET superseded = 1,"
		" note_vi = note_vi || CASE note_vi WHEN '' THEN '' ELSE ' ' END || ?5,"
		" note_en = note_en || CASE note_en WHEN '' THEN '' ELSE ' ' END || ?6"
		" WHERE indicator_id = (SELECT id FROM indicator WHERE code = ?1) AND place = ?2"
		" AND period = ?3 AND decision_id = (SELECT id FROM decision WHERE code = ?4)"
		" AND superseded = 0");
	arena_auto arena = { 0 };
	bool there;

	stmt_text(ends, 1, wish->decision);
	if (!people_may(office, retiring->actor, RIGHT_ADMIN, err) ||
		!stmt_exists(ends, &there, err))
		return false;
	if (!there)
		return error_set(err, ERROR_REFUSED, "decision.none", "%s", wish->decision);
	stmt_text(stmt, 1, wish->indicator);
	stmt_text(stmt, 2, wish->place);
	stmt_text(stmt, 3, wish->period);
	stmt_text(stmt, 4, wish->target);
	stmt_pair(stmt, 5, wish->note);
	if (!stmt_run(stmt, err))
		return false;
	if (db_changes(office->db) != 1)
		return error_set(
			err, ERROR_REFUSED, "amend.target", "%s, %s", wish->place, wish->period);
	return ledger_add(office->db, retiring->actor, "plan-retire",
		arena_format(&arena, "indicator %s", wish->indicator),
		arena_format(&arena, "%s, %s (%s): %s: %s", wish->place, wish->period, wish->target,
			wish->decision, wish->note[LANG_VI]),
		err);
}

bool amend_retire(struct office *office, const struct amend_retirement *retirement,
	const char *actor, struct error *err)
{
	struct retiring retiring = { retirement, actor };

	return check_text("reason-vi", retirement->note[LANG_VI], AMEND_MAX_TEXT, err) &&
		check_text("reason-en", retirement->note[LANG_EN], AMEND_MAX_TEXT, err) &&
		office_transact(office, retire_point, &retiring, err);
}

struct deciding {
	const struct decision *decision;
	const char *actor;
};

static bool add_decision(struct office *office, void *context, struct error *err)
{
	const struct deciding *deciding = context;
	const struct decision *decision = deciding->decision;
	stmt_auto *known = db_query(office->db, "SELECT 1 FROM decision WHERE code = ?1");
	stmt_auto *source = db_query(office->db, "SELECT 1 FROM source WHERE code = ?1");
	stmt_auto *stmt = db_query(
		office->db, "INSERT INTO decision VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
	arena_auto arena = { 0 };
	bool there, sourced;

	stmt_text(known, 1, decision->code);
	stmt_text(source, 1, decision->source);
	if (!people_may(office, deciding->actor, RIGHT_ADMIN, err) ||
		!stmt_exists(known, &there, err) || !stmt_exists(source, &sourced, err))
		return false;
	if (there)
		return error_set(err, ERROR_REFUSED, "amend.code", "%s", decision->code);
	if (!sourced)
		return error_set(err, ERROR_REFUSED, "source.none", "%s", decision->source);
	stmt_text(stmt, 1, decision->code);
	stmt_text(stmt, 2, decision->number);
	stmt_text(stmt, 3, decision->date);
	stmt_pair(stmt, 4, decision->issuer);
	stmt_pair(stmt, 6, decision->title);
	stmt_text(stmt, 8, decision->source);
	return stmt_run(stmt, err) &&
		ledger_add(office->db, deciding->actor, "decision-add",
			arena_format(&arena, "decision %s", decision->code),
			arena_format(&arena, "%s: %s", decision->number, decision->title[LANG_VI]),
			err);
}

bool amend_decision(struct office *office, const struct decision *decision, const char *actor,
	struct error *err)
{
	struct deciding deciding = { decision, actor };
	size_t size = strlen(decision->code);
	int day;

	if (size == 0 || size > MOST_CODE ||
		strspn(decision->code, "-0123456789abcdefghijklmnopqrstuvwxyz") != size)
		return error_set(err, ERROR_REFUSED, "amend.code", "%s", decision->code);
	if (!clock_date_parse(span_of(decision->date), &day))
		return error_set(err, ERROR_REFUSED, "amend.date", "%s", decision->date);
	return check_text("number", decision->number, AMEND_MAX_NAME, err) &&
		check_text("issuer-vi", decision->issuer[LANG_VI], AMEND_MAX_NAME, err) &&
		check_text("issuer-en", decision->issuer[LANG_EN], AMEND_MAX_NAME, err) &&
		check_text("title-vi", decision->title[LANG_VI], AMEND_MAX_TEXT, err) &&
		check_text("title-en", decision->title[LANG_EN], AMEND_MAX_TEXT, err) &&
		office_transact(office, add_decision, &deciding, err);
}
