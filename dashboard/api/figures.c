/* dashboard/api/figures.c - see figures.h: the long form as CSV. */
#include "dashboard/api/figures.h"

#include <string.h>

#include "dashboard/api/cells.h"
#include "dashboard/api/dataset.h"
#include "indicators/place.h"
#include "store/edition/moved.h"

void figures_csv_header(struct text *ret)
{
	for (const struct dataset_column *column = dataset_columns; column->name != NULL; column++)
		text_addf(ret, "%s%s", column == dataset_columns ? "" : ",", column->name);
	text_addc(ret, '\n');
}

static void record(const struct edition *edition, const struct indicator *indicator,
	const struct method *method, const struct observation *observation,
	const struct figures_standing *standing, struct text *ret)
{
	const struct place *place = observation->place;
	text_auto key = { 0 };

	text_addf(&key, "%s@%s", place->code, place->valid_from);
	cells_text(indicator->code, ret);
	cells_text(method->code, ret);
	cells_text(text_z(&key), ret);
	cells_text(observation->period.label, ret);
	cells_number(observation->known, observation->value, ret);
	cells_number(observation->parts, observation->numerator, ret);
	cells_number(observation->parts, observation->denominator, ret);
	cells_text((const char[]){ observation->status, '\0' }, ret);
	cells_text(observation->vintage, ret);
	cells_text(observation->source, ret);
	cells_text(observation->note[LANG_VI], ret);
	cells_text(observation->note[LANG_EN], ret);
	cells_text(observation->breakdown, ret);
	cells_text(indicator->unit_name[LANG_EN], ret);
	text_addf(ret, ",%s,%d,%d", method->illustrative ? "yes" : "no", observation->since,
		edition_info(edition)->number);
	cells_text(standing->places_of == NULL ? "" : standing->places_of, ret);
	cells_text(standing->basis, ret);
	cells_text(standing->apportioned ? "yes" : "no", ret);
	cells_text(standing->broken, ret);
	text_addc(ret, '\n');
}

/* As reported. */
static bool write_reported(struct edition *edition, const struct indicator *indicator,
	struct text *ret, struct error *err)
{
	arena_auto arena = { 0 };
	struct edition_figure *figures;
	size_t count;

	if (!edition_figures(edition, &arena, indicator, &figures, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct edition_figure *before = i > 0 &&
				figures[i - 1].method == figures[i].method
			? &figures[i - 1]
			: NULL;
		struct figures_standing standing = figures_standing_reported(
			edition_catalogue(edition), before == NULL ? NULL : &before->observation,
			&figures[i].observation);

		record(edition, indicator, figures[i].method, &figures[i].observation, &standing,
			ret);
	}
	return true;
}

/* One method on the places of a day; what cannot be there follows, as reported. */
static bool write_moved(struct edition *edition, const struct indicator *indicator,
	const struct method *method, const struct places_wish *wish, struct text *ret,
	struct error *err)
{
	arena_auto arena = { 0 };
	struct boundary_figures moved;

	if (!edition_moved(edition, &arena, indicator, method, NULL, wish->day, &moved, err))
		return false;
	for (size_t i = 0; i < moved.count; i++) {
		struct figures_standing standing = figures_standing_of(wish, &moved.items[i].mark);

		record(edition, indicator, method, &moved.items[i].observation, &standing, ret);
	}
	for (size_t i = 0; i < moved.left_count; i++) {
		struct figures_standing standing = { NULL, boundary_reasons[moved.left[i].reason],
			false, "" };

		record(edition, indicator, method, moved.left[i].observation, &standing, ret);
	}
	return true;
}

bool figures_csv(struct edition *edition, const struct indicator *indicator,
	const struct places_wish *wish, struct text *ret, struct error *err)
{
	if (wish->date == NULL)
		return write_reported(edition, indicator, ret, err);
	for (int i = 0; i < indicator->method_count; i++)
		if (!write_moved(edition, indicator, &indicator->methods[i], wish, ret, err))
			return false;
	return true;
}

void figures_csv_series(const struct edition *edition, const struct series *series,
	const struct places_wish *wish, const struct boundary_mark *marks, struct text *ret)
{
	for (size_t i = 0; i < series->count; i++) {
		const struct observation *each = &series->items[i];
		struct figures_standing standing = marks != NULL
			? figures_standing_of(wish, &marks[i])
			: figures_standing_reported(
				  edition_catalogue(edition), i > 0 ? each - 1 : NULL, each);

		record(edition, series->indicator, series->method, each, &standing, ret);
	}
}

bool figures_csv_all(struct edition *edition, const struct places_wish *wish, struct text *ret,
	struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(edition);

	figures_csv_header(ret);
	for (int i = 0; i < catalogue->indicator_count; i++)
		if (!figures_csv(edition, &catalogue->indicators[i], wish, ret, err))
			return false;
	return true;
}
