/* store/edition/judge.c - see judge.h. */
#include "store/edition/judge.h"

#include "indicators/judgement.h"
#include "indicators/outlook_words.h"
#include "store/edition/figures.h"

/* The statements that take a judgement, and whose it is. */
struct judging {
	struct stmt *verdict, *axis, *comparison;
	const struct indicator *indicator;
	const struct method *method;
	struct error *err;
};

static bool write_verdict(const struct judging *judging, const struct verdict *verdict)
{
	struct stmt *stmt = judging->verdict;

	stmt_int(stmt, 1, judging->method->id);
	stmt_text(stmt, 2, state_keys[verdict->state]);
	stmt_text(stmt, 3, verdict_reasons[verdict->reason]);
	stmt_decimal(stmt, 4, verdict->planned, verdict->plan_value);
	stmt_text(stmt, 6, verdict->planned ? verdict->plan_period.label : "");
	stmt_text(stmt, 7, verdict->overdue == NULL ? "" : verdict->overdue->period.label);
	stmt_decimal(stmt, 8, verdict->sized, verdict->share);
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto words = { 0 };

		verdict_say(verdict, judging->indicator, lang, &words);
		stmt_text(stmt, 10 + (int)lang, text_z(&words));
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
	struct stmt *stmt = judging->axis;

	stmt_int(stmt, 1, judging->method->id);
	stmt_int(stmt, 2, axis);
	stmt_text(stmt, 3, axis_key(judgement, axis));
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto word = { 0 }, reason = { 0 };

		axis_word(judgement, axis, lang, &word);
		judgement_say(judgement, judging->indicator, axis, lang, &reason);
		if (axis == AXIS_STATE)
			judgement_say_notes(judgement, judging->indicator, lang, &reason);
		stmt_text(stmt, 4 + (int)lang, text_z(&word));
		stmt_text(stmt, 6 + (int)lang, text_z(&reason));
	}
	return stmt_run(stmt, judging->err);
}

static bool write_comparison(
	const struct judging *judging, const struct judgement *judgement, enum methods_which which)
{
	const struct methods_answer *answer = &judgement->methods[which];
	struct stmt *stmt = judging->comparison;

	stmt_int(stmt, 1, judging->method->id);
	stmt_int(stmt, 2, which);
	stmt_text(stmt, 3, methods_keys[which]);
	stmt_text(stmt, 4, answer->key == NULL ? "" : answer->key);
	stmt_int(stmt, 5, judgement->disagrees[which]);
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto said = { 0 };

		methods_say(which, answer, lang, &said);
		stmt_text(stmt, 6 + (int)lang, text_z(&said));
	}
	stmt_text(stmt, 8, methods_source(which));
	return stmt_run(stmt, judging->err);
}

static bool write_judgement(const struct judging *judging, const struct judgement *judgement)
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

bool judge_write(
	struct db *edition, const struct catalogue *catalogue, int today, struct error *err)
{
	stmt_auto *verdict = db_query(edition,
		"INSERT INTO verdict VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
	stmt_auto *axis = db_query(edition, "INSERT INTO axis VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
	stmt_auto *comparison = db_query(
		edition, "INSERT INTO comparison VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");

	for (int i = 0; i < catalogue->indicator_count; i++) {
		const struct indicator *indicator = &catalogue->indicators[i];

		for (int m = 0; m < indicator->method_count; m++) {
			arena_auto arena = { 0 };
			struct judging judging = { verdict, axis, comparison, indicator,
				&indicator->methods[m], err };
			struct series series;
			struct judgement judgement;

			if (!figures_series(edition, &arena, catalogue, indicator, judging.method,
				    catalogue->city, &series, err))
				return false;
			judgement = judgement_make(
				&(struct judgement_input){
					.indicator = indicator,
					.series = &series,
					.plan = catalogue_plan(
						catalogue, indicator, catalogue->city),
					.today = today,
					.coverage = CONFIDENCE_COVERAGE_UNKNOWN,
				},
				&arena);
			if (!write_judgement(&judging, &judgement))
				return false;
		}
	}
	return true;
}
