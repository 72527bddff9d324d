/* dashboard/api/figures.c - see figures.h: the long form as CSV. */
#include "dashboard/api/figures.h"

#include <string.h>

#include "collector/guard.h"
#include "indicators/place.h"

static void cell(const char *z, struct text *ret)
{
	bool guard = guard_needed(span_of(z));

	if (ret->size > 0 && ret->data[ret->size - 1] != '\n')
		text_addc(ret, ',');
	if (!guard && strpbrk(z, "\",;\r\n\t") == NULL) {
		text_addz(ret, z);
		return;
	}
	text_addz(ret, guard ? "\"'" : "\"");
	for (; *z != '\0'; z++)
		text_addz(ret, *z == '"' ? "\"\"" : (const char[]){ *z, '\0' });
	text_addc(ret, '"');
}

static void cell_number(bool known, struct decimal value, struct text *ret)
{
	text_addc(ret, ',');
	if (known)
		decimal_print(value, ret);
}

void figures_csv_header(struct text *ret)
{
	text_addz(ret,
		"indicator,method,place,period,value,numerator,denominator,status,vintage,source,"
		"note_vi,note_en,breakdown,unit,illustrative,since,edition\n");
}

static void record(const struct edition *edition, const struct indicator *indicator,
	const struct method *method, const struct observation *observation, struct text *ret)
{
	const struct place *place = observation->place;
	text_auto key = { 0 };

	text_addf(&key, "%s@%s", place->code, place->valid_from);
	cell(indicator->code, ret);
	cell(method->code, ret);
	cell(text_z(&key), ret);
	cell(observation->period.label, ret);
	cell_number(observation->known, observation->value, ret);
	cell_number(observation->parts, observation->numerator, ret);
	cell_number(observation->parts, observation->denominator, ret);
	cell((const char[]){ observation->status, '\0' }, ret);
	cell(observation->vintage, ret);
	cell(observation->source, ret);
	cell(observation->note[LANG_VI], ret);
	cell(observation->note[LANG_EN], ret);
	cell(observation->breakdown, ret);
	cell(indicator->unit_name[LANG_EN], ret);
	text_addf(ret, ",%s,%d,%d\n", method->illustrative ? "yes" : "no", observation->since,
		edition_info(edition)->number);
}

bool figures_csv(struct edition *edition, const struct indicator *indicator, struct text *ret,
	struct error *err)
{
	arena_auto arena = { 0 };
	struct edition_figure *figures;
	size_t count;

	if (!edition_figures(edition, &arena, indicator, &figures, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		record(edition, indicator, figures[i].method, &figures[i].observation, ret);
	return true;
}

void figures_csv_series(
	const struct edition *edition, const struct series *series, struct text *ret)
{
	for (size_t i = 0; i < series->count; i++)
		record(edition, series->indicator, series->method, &series->items[i], ret);
}
