/* dashboard/view/partrows.c - see partrows.h. */
#include "dashboard/view/partrows.h"

#include "store/edition/part.h"

enum {
	PERCENT_DIGITS = 1,
	NORMALISED = 1000000000, /* of parts, which have 9 digits: composite.h */
};

bool partrows_shown(const struct chart_kind *kind)
{
	return kind == chart_kind_find("breakdown");
}

/* The first that is an index and has figures, known or not; or NULL. */
static const struct figures_method *find_index(const struct figures *figures)
{
	for (int i = 0; i < figures->count; i++)
		if (figures->methods[i].method->composite != NULL &&
			figures->methods[i].series.count > 0)
			return &figures->methods[i];
	return NULL;
}

/* The place that is first by an index of the indicator; NULL for none. */
static bool find_first(struct edition *edition, struct arena *arena, const struct figures *figures,
	const char **ret, struct error *err)
{
	*ret = NULL;
	for (int i = 0; i < figures->count && *ret == NULL; i++) {
		struct edition_rank *ranks;
		size_t count;

		if (!edition_ranks(edition, arena, figures->methods[i].method, &ranks, &count, err))
			return false;
		if (count > 0)
			*ret = ranks[0].place->code;
	}
	return true;
}

bool partrows_read(struct edition *edition, struct arena *arena, const struct words *words,
	const struct indicator *indicator, const struct figures_ask *ask, struct figures *ret,
	struct error *err)
{
	struct figures_ask elsewhere = *ask;

	if (!figures_read_place(edition, arena, words, indicator, ask, ret, err) ||
		(ask->place == NULL && find_index(ret) == NULL &&
			!find_first(edition, arena, ret, &elsewhere.place, err)))
		return false;
	return elsewhere.place == ask->place ||
		figures_read_place(edition, arena, words, indicator, &elsewhere, ret, err);
}

static bool is_wished(const struct figures_wish *wish, const struct period *period)
{
	for (size_t i = 0; i < wish->period_count; i++)
		if (period_compare(&wish->periods[i], period) == 0)
			return true;
	return wish->period_count == 0;
}

/* The last value in a wished period, or NULL. */
static const struct observation *find_value(
	const struct series *series, const struct figures_wish *wish)
{
	for (size_t i = series->count; i > 0; i--)
		if (series->items[i - 1].known && is_wished(wish, &series->items[i - 1].period))
			return &series->items[i - 1];
	return NULL;
}

/* A component on the scale of the index: 0 to `full`. */
static struct observation score(const struct indicator *indicator, const struct composite *index,
	const struct edition_part *part)
{
	struct observation made = { .period = part->period,
		.place = part->place,
		.breakdown = "",
		.status = 'M',
		.vintage = "",
		.source = "",
		.note = { "", "" } };
	struct decimal own;

	if (part->figure != NULL)
		made = *part->figure;
	if (part->total != NULL)
		made.status = part->total->status;
	own = part->total != NULL ? part->total->value : made.value;
	made.known = part->weighed &&
		decimal_part(index->full, part->normalised.units, NORMALISED, indicator->decimals,
			&made.value);
	if (made.known && decimal_compare(own, made.value) == 0)
		made.value = own;
	return made;
}

/* Sets each weight as percent of all, so that what is shown adds up to 100; false: digits run out. */
static bool add_weights(const struct composite *index, struct chart_row *rows)
{
	struct decimal all = { 0, 0 }, upto = { 0, 0 }, shown = { 0, 0 };

	for (int i = 0; i < index->count; i++)
		if (!decimal_add(all, index->components[i].weight, &all))
			return false;
	for (int i = 0; i < index->count; i++) {
		struct decimal now;

		if (!decimal_add(upto, index->components[i].weight, &upto) ||
			!decimal_ratio(upto, all, 100, PERCENT_DIGITS, &now) ||
			!decimal_subtract(now, shown, &rows[i].weight))
			return false;
		rows[i].weight = decimal_trim(rows[i].weight);
		rows[i].weighted = true;
		shown = now;
	}
	return true;
}

/* The components, then the index. */
static struct chart_row *make_rows(const struct figures *figures, const struct method *method,
	const struct observation *value, const struct edition_part *parts, size_t count,
	const struct words *words, struct arena *arena)
{
	enum lang lang = words_lang(words);
	const struct composite *index = method->composite;
	struct chart_row *rows = arena_new(arena, count + 1, sizeof *rows);
	struct observation *scores = arena_new(arena, count, sizeof *scores);

	for (size_t i = 0; i < count; i++) {
		scores[i] = score(figures->indicator, index, &parts[i]);
		rows[i] = (struct chart_row){ .code = parts[i].indicator->code,
			.name = parts[i].indicator->name[lang],
			.figures = &scores[i],
			.figure_count = 1,
			.contributing = scores[i].known,
			.contribution = parts[i].contribution,
			.illustrative = parts[i].method->illustrative };
	}
	rows[count] = (struct chart_row){ .code = figures->indicator->code,
		.name = words_get(words, "chart.whole-index"),
		.figures = value,
		.figure_count = 1,
		.total = true,
		.illustrative = method->illustrative };
	return rows;
}

bool partrows_chart(struct edition *edition, struct arena *arena, const struct figures *figures,
	const struct words *words, const struct figures_wish *wish, struct chart_request *ret,
	struct error *err)
{
	const struct figures_method *found = find_index(figures);
	const struct observation *value = found == NULL ? NULL : find_value(&found->series, wish);
	struct chart_request request = figures_chart(figures, arena, words, wish);
	struct edition_part *parts;
	struct chart_row *rows;
	text_auto publishers = { 0 };
	size_t count;

	if (value == NULL)
		return error_set(err, ERROR_REFUSED, "chart.index", "%s", figures->indicator->code);
	if (!edition_parts(edition, arena, found->method, value, &parts, &count, err))
		return false;
	rows = make_rows(figures, found->method, value, parts, count, words, arena);
	if (!add_weights(found->method->composite, rows))
		return error_set(err, ERROR_REFUSED, "chart.index", "%s", figures->indicator->code);
	for (size_t i = 0; i < count; i++)
		figures_add_publisher(figures->catalogue, rows[i].figures, &publishers);
	if (!found->method->primary)
		request.subtitle = arena_format(
			arena, "%s; %s", request.subtitle, found->method->name[words_lang(words)]);
	request.series_count = 0;
	request.plan = NULL;
	request.forecast = NULL;
	request.state = STATE_NONE;
	request.rows = rows;
	request.row_count = count + 1;
	request.options.full = found->method->composite->full;
	request.illustrative = found->method->illustrative;
	request.source = figures_source_line(&publishers, arena, words);
	*ret = request;
	return true;
}
