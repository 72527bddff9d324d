/* dashboard/office/visit.c - see visit.h. */
#include "dashboard/office/visit.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "indicators/format.h"

enum { DAY_SECONDS = 24 * 60 * 60 };

bool visit_has(const struct visit *visit, enum role role)
{
	return visit->person != NULL && (visit->person->roles >> role & 1) != 0;
}

const char *visit_url(const struct visit *visit, const char *path)
{
	return arena_format(visit->arena, "%s%s", visit->lang == LANG_EN ? "/en" : "", path);
}

const struct catalogue *visit_catalogue(struct visit *visit, struct error *err)
{
	struct catalogue *catalogue;

	if (visit->catalogue != NULL)
		return visit->catalogue;
	catalogue = arena_new(visit->arena, 1, sizeof *catalogue);
	if (!office_catalogue_load(visit->office, visit->arena, catalogue, err))
		return NULL;
	catalogue_index(visit->arena, catalogue);
	visit->catalogue = catalogue;
	return catalogue;
}

bool visit_speaks(const struct visit *visit, const struct submission *submission)
{
	const struct person *person = visit->person;

	return strcmp(submission->submitted_by, person->name) == 0 ||
		(*submission->reporter != '\0' &&
			scope_holds(&person->scopes[SCOPE_REPORTER], submission->reporter));
}

bool visit_sees(const struct visit *visit, const struct submission *submission)
{
	const unsigned all = 1U << ROLE_ADMIN | 1U << ROLE_LEADER | 1U << ROLE_REVIEWER;

	return (visit->person->roles & all) != 0 || visit_speaks(visit, submission);
}

bool visit_submission(const struct visit *visit, struct submission *ret, struct error *err)
{
	if (!submission_find(visit->office, visit->arena, visit->id, ret, err))
		return false;
	return visit_sees(visit, ret) ||
		error_set(err, ERROR_REFUSED, "submission.none", "%jd", (intmax_t)visit->id);
}

int64_t visit_number(const char *text)
{
	size_t size = text == NULL ? 0 : strlen(text);

	if (size < 1 || size > 15 || strspn(text, "0123456789") != size || *text == '0')
		return 0;
	return strtoll(text, NULL, 10);
}

static const char *say(const struct visit *visit, const char *key, const char *n)
{
	text_auto text = { 0 };

	words_say(visit->words, key, &text, "n", n, NULL);
	return arena_copy(visit->arena, text_z(&text), text.size);
}

const char *visit_say(const struct visit *visit, const char *key, int64_t n)
{
	return say(visit, key, arena_format(visit->arena, "%jd", (intmax_t)n));
}

const char *visit_count(const struct visit *visit, const char *key, int64_t n)
{
	text_auto grouped = { 0 };

	format_number((struct decimal){ n, 0 }, visit->lang, &grouped);
	return say(visit, key, text_z(&grouped));
}

const char *visit_instant(const struct visit *visit, const char *local)
{
	const char *whole = arena_format(visit->arena, "%s:00Z", local);
	int64_t seconds;
	int year, month, day;

	if (strlen(local) != strlen("2026-11-25T08:00") || !clock_parse(span_of(whole), &seconds))
		return "";
	seconds -= CLOCK_ZONE_MINUTES * 60;
	/* clock_day() reckons in the zone, and here the day of UTC is wanted */
	clock_date_of(clock_day(seconds - CLOCK_ZONE_MINUTES * 60), &year, &month, &day);
	seconds = (seconds % DAY_SECONDS + DAY_SECONDS) % DAY_SECONDS;
	return arena_format(visit->arena, "%04d-%02d-%02dT%02d:%02d:00Z", year, month, day,
		(int)(seconds / 3600), (int)(seconds / 60 % 60));
}

int visit_today(void)
{
	char now[CLOCK_INSTANT];
	int64_t seconds = 0;

	clock_now(now);
	return clock_parse(span_of(now), &seconds) ? clock_day(seconds) : 0;
}
