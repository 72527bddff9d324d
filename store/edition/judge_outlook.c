/* store/edition/judge_outlook.c - writes down what is needed from now, and the forecast. */
#include "indicators/outlook_words.h"
#include "indicators/place.h"
#include "store/edition/judge_private.h"

enum { PERMILLE = 1000 };

/* Binds a pair of texts made by one of the functions that say. */
static void bind_said(struct stmt *stmt, int at, const struct outlook *outlook,
	const struct indicator *indicator,
	void (*say)(const struct outlook *, const struct indicator *, enum lang, struct text *))
{
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto words = { 0 };

		say(outlook, indicator, lang, &words);
		stmt_text(stmt, at + (int)lang, text_z(&words));
	}
}

static bool write_outlook(const struct judging *judging, const struct outlook *outlook)
{
	stmt_auto *stmt = db_query(judging->edition,
		"INSERT INTO outlook VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
		"?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28)");
	bool forecast = outlook->reason == OUTLOOK_FORECAST;

	stmt_int(stmt, 1, judging->method->id);
	stmt_text(stmt, 2, judging->place);
	stmt_text(stmt, 3, outlook->target->period.label);
	stmt_int(stmt, 4, outlook->target->period.until);
	stmt_decimal(stmt, 5, true, outlook->target->value);
	stmt_text(stmt, 7, outlook->latest->period.label);
	stmt_decimal(stmt, 8, true, outlook->latest->value);
	stmt_text(stmt, 10, outlook_keys[outlook->grade]);
	stmt_text(stmt, 11, outlook_reasons[outlook->reason]);
	stmt_text(stmt, 12, outlook_efforts[outlook->effort]);
	stmt_int(stmt, 13, outlook->met);
	if (forecast)
		stmt_int(stmt, 14, (int64_t)(outlook->chance * PERMILLE + 0.5));
	else
		stmt_null(stmt, 14);
	stmt_decimal(stmt, 15, forecast, outlook->expected);
	stmt_decimal(stmt, 17, forecast, outlook->low);
	stmt_decimal(stmt, 19, forecast, outlook->high);
	stmt_int(stmt, 21, outlook->periods);
	stmt_int(stmt, 22, outlook->passed);
	stmt_int(stmt, 23, (int64_t)outlook->siblings);
	stmt_text(stmt, 24, outlook->usual_known ? outlook->usual.label : "");
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++)
		stmt_text(stmt, 25 + (int)lang, outlook_effort_say(outlook, lang));
	bind_said(stmt, 27, outlook, judging->indicator, outlook_say_needed);
	return stmt_run(stmt, judging->err);
}

static bool write_pace(const struct judging *judging, const struct outlook *outlook, int position,
	const struct outlook_pace *pace)
{
	stmt_auto *stmt = db_query(judging->edition,
		"INSERT INTO pace VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");

	if (!pace->known)
		return true;
	stmt_int(stmt, 1, judging->method->id);
	stmt_text(stmt, 2, judging->place);
	stmt_int(stmt, 3, outlook->target->period.until);
	stmt_int(stmt, 4, position);
	stmt_decimal(stmt, 5, true, pace->amount);
	stmt_int(stmt, 7, outlook->growth);
	stmt_text(stmt, 8, pace->until == NULL ? "" : pace->until->period.label);
	stmt_text(stmt, 9,
		pace == &outlook->best_elsewhere && pace->until != NULL ? pace->until->place->code
									: "");
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto said = { 0 };

		outlook_say_pace(outlook, pace, judging->indicator, lang, &said);
		stmt_text(stmt, 10 + (int)lang, text_z(&said));
	}
	return stmt_run(stmt, judging->err);
}

/* Only what has a pace to tell of: the other reasons are the axis's to say. */
static bool write_ahead(const struct judging *judging, const struct outlook *outlook)
{
	const struct outlook_pace *const paces[] = { &outlook->needed, &outlook->average,
		&outlook->best, &outlook->best_elsewhere };

	if (outlook->target == NULL || outlook->reason < OUTLOOK_TOO_SHORT)
		return true;
	if (!write_outlook(judging, outlook))
		return false;
	for (size_t i = 0; i < COUNT(paces); i++)
		if (!write_pace(judging, outlook, (int)i, paces[i]))
			return false;
	return true;
}

static bool write_point(const struct judging *judging, const struct projection_point *point)
{
	stmt_auto *stmt = db_query(judging->edition,
		"INSERT INTO forecast_point VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");

	stmt_int(stmt, 1, judging->method->id);
	stmt_text(stmt, 2, judging->place);
	stmt_int(stmt, 3, point->period.until);
	stmt_text(stmt, 4, point->period.label);
	stmt_decimal(stmt, 5, true, point->expected);
	stmt_decimal(stmt, 7, true, point->low);
	stmt_decimal(stmt, 9, true, point->high);
	return stmt_run(stmt, judging->err);
}

static bool write_forecast(const struct judging *judging, const struct projection *projection)
{
	stmt_auto *stmt = db_query(judging->edition,
		"INSERT INTO forecast VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");

	if (projection->count == 0)
		return true;
	stmt_int(stmt, 1, judging->method->id);
	stmt_text(stmt, 2, judging->place);
	stmt_text(stmt, 3, projection_models[projection->model]);
	stmt_int(stmt, 4, projection->figures);
	stmt_int(stmt, 5, projection->past);
	stmt_int(stmt, 6, projection->within);
	stmt_decimal(stmt, 7, true, projection->error);
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto said = { 0 };

		projection_say(projection, judging->indicator, lang, &said);
		stmt_text(stmt, 9 + (int)lang, text_z(&said));
	}
	if (!stmt_run(stmt, judging->err))
		return false;
	for (size_t i = 0; i < projection->count; i++)
		if (!write_point(judging, &projection->points[i]))
			return false;
	return true;
}

bool outlook_write(const struct judging *judging, const struct judgement *judgement)
{
	return write_ahead(judging, &judgement->next) &&
		write_ahead(judging, &judgement->outlook) &&
		write_forecast(judging, &judgement->projection);
}
