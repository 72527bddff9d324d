/* store/edition/judge_words.c - writes a judgement down: the state, the axes and other methods' answers. */
#include "indicators/outlook_words.h"
#include "store/edition/judge_private.h"

static bool write_verdict(const struct judging *judging, const struct verdict *verdict)
{
	stmt_auto *stmt = db_query(judging->edition,
		"INSERT INTO verdict VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");

	stmt_int(stmt, 1, judging->method->id);
	stmt_text(stmt, 2, judging->place);
	stmt_text(stmt, 3, state_keys[verdict->state]);
	stmt_text(stmt, 4, verdict_reasons[verdict->reason]);
	stmt_decimal(stmt, 5, verdict->planned, verdict->plan_value);
	stmt_text(stmt, 7, verdict->planned ? verdict->plan_period.label : "");
	stmt_text(stmt, 8, verdict->overdue == NULL ? "" : verdict->overdue->period.label);
	stmt_decimal(stmt, 9, verdict->sized, verdict->share);
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto words = { 0 };

		verdict_say(verdict, judging->indicator, lang, &words);
		stmt_text(stmt, 11 + (int)lang, text_z(&words));
	}
	return stmt_run(stmt, judging->err);
}

/* The short word of an axis, and its key for machines. */
static const char *axis_key(const struct judgement *judgement, enum judgement_axis axis)
{
	const char *const keys[AXIS_COUNT] = {
		[AXIS_STATE] = state_keys[judgement->verdict.state],
		[AXIS_DIRECTION] = course_keys[judgement->movement.course],
		[AXIS_OUTLOOK] = outlook_keys[judgement->outlook.grade],
		[AXIS_CONFIDENCE] = confidence_keys[judgement->confidence.grade],
	};

	return keys[axis];
}

static void axis_word(const struct judgement *judgement, enum judgement_axis axis, enum lang lang,
	struct text *ret)
{
	switch (axis) {
	case AXIS_STATE:
		judgement_title(judgement, lang, ret);
		break;
	case AXIS_DIRECTION:
		text_addz(ret, course_say(judgement->movement.course, lang));
		break;
	case AXIS_OUTLOOK:
		text_addz(ret, outlook_grade_say(judgement->outlook.grade, lang));
		break;
	case AXIS_CONFIDENCE:
	case AXIS_COUNT:
		text_addz(ret, confidence_grade_say(judgement->confidence.grade, lang));
		break;
	}
}

static bool write_axis(
	const struct judging *judging, const struct judgement *judgement, enum judgement_axis axis)
{
	stmt_auto *stmt = db_query(
		judging->edition, "INSERT INTO axis VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");

	stmt_int(stmt, 1, judging->method->id);
	stmt_text(stmt, 2, judging->place);
	stmt_int(stmt, 3, axis);
	stmt_text(stmt, 4, axis_key(judgement, axis));
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto word = { 0 }, reason = { 0 };

		axis_word(judgement, axis, lang, &word);
		judgement_say(judgement, judging->indicator, axis, lang, &reason);
		if (axis == AXIS_STATE)
			judgement_say_notes(judgement, judging->indicator, lang, &reason);
		stmt_text(stmt, 5 + (int)lang, text_z(&word));
		stmt_text(stmt, 7 + (int)lang, text_z(&reason));
	}
	return stmt_run(stmt, judging->err);
}

static bool write_comparison(
	const struct judging *judging, const struct judgement *judgement, enum methods_which which)
{
	const struct methods_answer *answer = &judgement->methods[which];
	stmt_auto *stmt = db_query(judging->edition,
		"INSERT INTO comparison VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");

	stmt_int(stmt, 1, judging->method->id);
	stmt_text(stmt, 2, judging->place);
	stmt_int(stmt, 3, which);
	stmt_text(stmt, 4, methods_keys[which]);
	stmt_text(stmt, 5, answer->key == NULL ? "" : answer->key);
	stmt_int(stmt, 6, judgement->disagrees[which]);
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto said = { 0 };

		methods_say(which, answer, lang, &said);
		stmt_text(stmt, 7 + (int)lang, text_z(&said));
	}
	stmt_text(stmt, 9, methods_source(which));
	return stmt_run(stmt, judging->err);
}

bool judgement_write(const struct judging *judging, const struct judgement *judgement)
{
	if (!write_verdict(judging, &judgement->verdict))
		return false;
	for (enum judgement_axis axis = AXIS_STATE; axis < AXIS_COUNT; axis++)
		if (!write_axis(judging, judgement, axis))
			return false;
	for (enum methods_which which = 0; which < METHODS_COUNT; which++)
		if (!write_comparison(judging, judgement, which))
			return false;
	return true;
}
