/* dashboard/portal/asked.c - see asked.h; what leaders are told is in asked_raised.c. */
#include "dashboard/portal/asked.h"

#include <string.h>

#include "dashboard/portal/rows.h"
#include "dashboard/view/tell.h"
#include "indicators/format.h"
#include "indicators/indicator.h"
#include "indicators/place.h"

const char *asked_url(
	const struct page *page, const char *indicator, const char *place, const char *period)
{
	const char *const parts[][2] = { { "indicator", indicator }, { "place", place },
		{ "period", period } };
	const char *url = page_path(page, "/ask");

	if (page->still) /* a file has no parameters */
		return url;
	url = page_fixed(page, "/ask", "");
	for (size_t i = 0; i < COUNT(parts); i++)
		if (*parts[i][1] != '\0')
			url = page_more(page, url, parts[i][0], parts[i][1]);
	return url;
}

static const char *period_text(const char *label, enum lang lang, struct text *ret)
{
	struct period period;

	if (period_parse(span_of(label), &period))
		period_say(&period, lang, ret);
	else
		text_addz(ret, label);
	return text_z(ret);
}

/* What the primary method says of the place and period; null where it says nothing. */
static bool find_figure(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, const char *place, const char *period, enum lang lang,
	json_t **ret, struct error *err)
{
	struct series series;

	*ret = json_null();
	if (indicator == NULL || *place == '\0' || *period == '\0')
		return true;
	if (!edition_series(
		    edition, arena, indicator, indicator_primary(indicator), place, &series, err))
		return false;
	for (size_t i = 0; i < series.count; i++)
		if (strcmp(series.items[i].period.label, period) == 0) {
			*ret = rows_value(&series.items[i], indicator, lang);
			break;
		}
	return true;
}

json_t *asked_subject(struct edition *edition, const struct words *words, const char *indicator,
	const char *place, const char *period, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(edition);
	const struct indicator *named = catalogue_indicator(catalogue, indicator);
	const struct place *where = catalogue_place(catalogue, place, edition_info(edition)->day);
	enum lang lang = words_lang(words);
	arena_auto arena = { 0 };
	text_auto text = { 0 };
	json_t *figure;

	if (!find_figure(edition, &arena, named, place, period, lang, &figure, err))
		return NULL;
	return json_pack("{s:o,s:o,s:o,s:i,s:o}", "indicator",
		named == NULL ? json_null() : json_string(named->name[lang]), "place",
		where == NULL ? json_null() : json_string(where->name[lang]), "period",
		tell_text(period_text(period, lang, &text)), "edition",
		edition_info(edition)->number, "figure", figure);
}

/* "Tỷ trọng kinh tế số · Phường Sài Gòn · năm 2024" */
static const char *about_text(const struct page *page, const struct edition_inquiry *inquiry)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	const struct indicator *indicator = catalogue_indicator(catalogue, inquiry->indicator);
	const struct place *place = catalogue_place(
		catalogue, inquiry->place, edition_info(page->edition)->day);
	text_auto text = { 0 }, period = { 0 };
	const char *const parts[] = { indicator == NULL ? "" : indicator->name[page->lang],
		place == NULL ? "" : place->name[page->lang],
		period_text(inquiry->period, page->lang, &period) };

	for (size_t i = 0; i < COUNT(parts); i++)
		if (*parts[i] != '\0')
			text_addf(&text, "%s%s", text.size == 0 ? "" : " · ", parts[i]);
	return arena_copy(page->arena, text_z(&text), text.size);
}

static const char *day_text(const struct page *page, int day)
{
	text_auto text = { 0 };

	period_say_day(day, page->lang, &text);
	return arena_copy(page->arena, text_z(&text), text.size);
}

json_t *asked_row(const struct page *page, const struct edition_inquiry *inquiry)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	const struct indicator *indicator = catalogue_indicator(catalogue, inquiry->indicator);
	const struct reporter *reporter = catalogue_reporter(catalogue, inquiry->reporter);
	enum lang answered = *inquiry->answer[page->lang] == '\0' ? LANG_VI : page->lang;

	return json_pack("{s:s,s:s,s:o,s:o,s:s,s:s,s:s,s:s,s:o,s:s,s:s}", "id",
		arena_format(page->arena, "q%jd", (intmax_t)inquiry->id), "kind",
		words_get(page->words,
			arena_format(page->arena, "ask.kind.%s", inquiry_kinds[inquiry->kind])),
		"about", tell_text(about_text(page, inquiry)), "url",
		indicator == NULL ? json_null() : json_string(rows_url(page, indicator)), "words",
		inquiry->words, "lang", lang_codes[inquiry->lang], "answer",
		inquiry->answer[answered], "answer_lang", lang_codes[answered], "by",
		reporter == NULL ? json_null() : json_string(reporter->name[page->lang]),
		"received", day_text(page, inquiry->received), "closed",
		day_text(page, inquiry->closed));
}

json_t *asked_of_indicator(
	const struct page *page, const struct indicator *indicator, struct error *err)
{
	const char *city = edition_catalogue(page->edition)->city;
	struct edition_inquiry *list;
	size_t count;
	json_t *rows;

	if (!edition_inquiries(page->edition, page->arena, indicator->code, &list, &count, err))
		return NULL;
	rows = json_array();
	for (size_t i = 0; i < count; i++)
		(void)json_array_append_new(rows, asked_row(page, &list[i]));
	return json_pack("{s:s,s:b,s:o}", "url", asked_url(page, indicator->code, city, ""),
		"has_rows", count > 0, "rows", rows);
}

json_t *asked_counts(const struct words *words, const struct inquiry_tally *tally)
{
	enum lang lang = words_lang(words);
	struct decimal rate;
	text_auto percent = { 0 };

	if (tally->received == 0)
		return json_null();
	if (inquiry_rate(tally, &rate)) {
		format_number(rate, lang, &percent);
		text_addc(&percent, '%');
	}
	return json_pack("{s:o,s:o,s:o,s:o,s:o,s:o}", "received", tell_count(tally->received, lang),
		"closed", tell_count(tally->closed, lang), "on_time",
		tell_count(tally->on_time, lang), "rate", tell_text(text_z(&percent)), "waiting",
		tell_count(tally->waiting, lang), "overdue", tell_count(tally->overdue, lang));
}
