/* dashboard/portal/rows.c - see rows.h. */
#include "dashboard/portal/rows.h"

#include "dashboard/view/picture.h"
#include "dashboard/view/tell.h"
#include "indicators/place.h"

const struct figures *rows_read(const struct page *page, int *ret_count, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	struct figures *all = arena_new(
		page->arena, (size_t)catalogue->indicator_count + 1, sizeof *all);

	for (int i = 0; i < catalogue->indicator_count; i++)
		if (!figures_read(
			    page->edition, page->arena, &catalogue->indicators[i], &all[i], err))
			return NULL;
	*ret_count = catalogue->indicator_count;
	return all;
}

const char *rows_url(const struct page *page, const struct indicator *indicator)
{
	return page_url(page, arena_format(page->arena, "/i/%s", indicator->code));
}

json_t *rows_value(
	const struct observation *observation, const struct indicator *indicator, enum lang lang)
{
	return observation->known ? tell_value(observation->value, indicator, lang)
				  : tell_text(status_say(observation->status, lang));
}

const struct reporter *rows_owner(
	const struct catalogue *catalogue, const struct indicator *indicator)
{
	const struct reporter *reporter = catalogue_reporter(
		catalogue, indicator_primary(indicator)->reporter);
	const struct reporter *next = reporter;

	/* no more steps than there are reporters: they could succeed one another in a circle */
	for (int i = 0; next != NULL && i < catalogue->reporter_count; i++) {
		reporter = next;
		next = catalogue_reporter(catalogue, reporter->successor);
	}
	return reporter;
}

/* The members that say what an observation is; null ones for NULL. */
static void add_latest(json_t *model, const struct observation *latest,
	const struct indicator *indicator, enum lang lang)
{
	(void)json_object_set_new(model, "figure",
		latest == NULL ? json_null() : tell_figure(latest->value, indicator, lang));
	(void)json_object_set_new(
		model, "period", latest == NULL ? json_null() : tell_period(&latest->period, lang));
	(void)json_object_set_new(
		model, "status", latest == NULL ? json_null() : tell_status(latest->status, lang));
}

json_t *rows_standing(const struct page *page, const struct figures *figures)
{
	const struct indicator *indicator = figures->indicator;
	const struct verdict *verdict = &figures->methods[0].judged.verdict;
	bool made_up = figures->methods[0].method->illustrative;
	json_t *model = json_pack("{s:s,s:b,s:s,s:o,s:o}", "name", indicator->name[page->lang],
		"made_up", made_up, "url", rows_url(page, indicator), "state",
		tell_verdict(verdict, page->words), "target",
		tell_target(verdict->target, indicator, page->lang));

	add_latest(model, made_up ? NULL : verdict->latest, indicator, page->lang);
	return model;
}

static json_t *sparkline(const struct page *page, const struct figures *figures)
{
	const struct series *series = &figures->methods[0].series;

	return series_known(series) < 2 || figures->methods[0].method->illustrative
		? json_null()
		: picture_small(page, figures->indicator, "spark", PRESET_SPARK);
}

/* The latest whole-country figure by a method of record, or NULL. */
static bool find_national(const struct page *page, const struct indicator *indicator,
	const struct observation **ret, struct error *err)
{
	struct edition_figure *list;
	size_t count;

	*ret = NULL;
	if (!edition_figures(page->edition, page->arena, indicator, &list, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct observation *each = &list[i].observation;

		if (each->known && !list[i].method->illustrative && *each->breakdown == '\0' &&
			each->place->level == PLACE_COUNTRY &&
			(*ret == NULL || each->period.until > (*ret)->period.until))
			*ret = each;
	}
	return true;
}

/* That there is no figure, or no target, is seen already; the reason would only say it again. */
static json_t *row(const struct page *page, const struct figures *figures)
{
	json_t *model = rows_standing(page, figures);
	const struct edition_verdict *judged = &figures->methods[0].judged;
	bool said = judged->verdict.reason == REASON_NO_FIGURE ||
		judged->verdict.reason == REASON_NO_PLAN;

	(void)json_object_set_new(
		model, "reason", said ? json_null() : json_string(judged->reason[page->lang]));
	(void)json_object_set_new(model, "spark", sparkline(page, figures));
	(void)json_object_set_new(model, "place", json_null());
	(void)json_object_set_new(model, "pillar", json_null());
	return model;
}

json_t *rows_row(const struct page *page, const struct figures *figures, struct error *err)
{
	bool own = figures_planned(figures) || figures->methods[0].judged.verdict.latest != NULL;
	const struct observation *national = NULL;
	json_t *model;

	if (!own && !find_national(page, figures->indicator, &national, err))
		return NULL;
	model = row(page, figures);
	if (national != NULL) {
		add_latest(model, national, figures->indicator, page->lang);
		(void)json_object_set_new(
			model, "place", json_string(national->place->name[page->lang]));
	}
	return model;
}
