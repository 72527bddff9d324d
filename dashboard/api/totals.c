/* dashboard/api/totals.c - see totals.h. */
#include "dashboard/api/totals.h"

#include "dashboard/api/cells.h"

void totals_csv_header(struct text *ret)
{
	text_addz(ret,
		"indicator,method,place,period,over,former,value,numerator,denominator,low,high,"
		"status,reported,expected,sized,size_permille,reason,unit,illustrative,edition\n");
}

static void record(const struct edition *edition, const struct indicator *indicator,
	const struct edition_total *total, struct text *ret)
{
	const struct coverage *coverage = &total->coverage;
	text_auto key = { 0 };

	text_addf(&key, "%s@%s", total->place->code, total->place->valid_from);
	cells_text(indicator->code, ret);
	cells_text(total->method->code, ret);
	cells_text(text_z(&key), ret);
	cells_text(total->period.label, ret);
	cells_text(rollup_overs[total->over], ret);
	cells_text(total->former ? "yes" : "no", ret);
	cells_number(total->known, total->value, ret);
	cells_number(total->parts, total->numerator, ret);
	cells_number(total->parts, total->denominator, ret);
	cells_number(total->bounded, total->low, ret);
	cells_number(total->bounded, total->high, ret);
	cells_text((const char[]){ total->status, '\0' }, ret);
	text_addf(ret, ",%d,%d", coverage->reported, coverage->expected);
	cells_text(coverage_sizes[coverage->sized], ret);
	cells_number(
		coverage->sized != COVERAGE_UNSIZED, (struct decimal){ coverage->size, 0 }, ret);
	cells_text(total->reason_key, ret);
	cells_text(indicator->unit_name[LANG_EN], ret);
	text_addf(ret, ",%s,%d\n", total->method->illustrative ? "yes" : "no",
		edition_info(edition)->number);
}

bool totals_csv(struct edition *edition, const struct indicator *indicator,
	const struct method *method, const char *place_code, struct text *ret, struct error *err)
{
	arena_auto arena = { 0 };
	struct edition_total *totals;
	size_t count;

	if (!edition_totals(edition, &arena, indicator, place_code, &totals, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (method == NULL || totals[i].method == method)
			record(edition, indicator, &totals[i], ret);
	return true;
}
