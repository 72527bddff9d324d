/* dashboard/api/sdmx_csv.c - see sdmx.h: SDMX-CSV 2.0, and periods. */
#include <string.h>

#include "dashboard/api/cells.h"
#include "dashboard/api/dataset_figures.h"
#include "dashboard/api/sdmx.h"

static const char header[] = "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,METHOD,REF_AREA,BREAKDOWN,"
			     "TIME_PERIOD,OBS_VALUE,NUMERATOR,DENOMINATOR,OBS_STATUS,UNIT_MEASURE,"
			     "SOURCE,VINTAGE,NOTE_VI,NOTE_EN,ILLUSTRATIVE,EDITION\r\n";

void sdmx_period(const struct period *period, struct text *ret)
{
	size_t start = strcspn(period->label, "/");
	bool timed = strchr(period->label, 'T') != NULL;
	int64_t minutes = period->until - period->from;

	text_add(ret, (struct span){ period->label, start });
	if (period->kind != PERIOD_SPAN)
		return;
	text_addz(ret, timed ? ":00/P" : "/P");
	if (minutes % PERIOD_DAY_MINUTES == 0)
		text_addf(ret, "%lldD", (long long)(minutes / PERIOD_DAY_MINUTES));
	else
		text_addf(ret, "T%lldM", (long long)minutes);
}

struct writing {
	int edition;
	struct text *ret;
};

static void record(const struct writing *writing, const struct indicator *indicator,
	const struct edition_figure *figure)
{
	const struct observation *each = &figure->observation;
	text_auto area = { 0 }, period = { 0 };

	text_addf(&area, "%s@%s", each->place->code, each->place->valid_from);
	sdmx_period(&each->period, &period);
	text_addf(writing->ret, "dataflow,%s,R,%s,%s,%s", SDMX_DATAFLOW, indicator->code,
		figure->method->code, text_z(&area));
	cells_text(*each->breakdown == '\0' ? SDMX_WHOLE : each->breakdown, writing->ret);
	cells_text(text_z(&period), writing->ret);
	if (each->known)
		cells_number(true, each->value, writing->ret);
	else
		cells_text("NaN", writing->ret);
	cells_number(each->parts, each->numerator, writing->ret);
	cells_number(each->parts, each->denominator, writing->ret);
	cells_text((const char[]){ each->status, '\0' }, writing->ret);
	cells_text(indicator->unit->code, writing->ret);
	cells_text(each->source, writing->ret);
	cells_text(each->vintage, writing->ret);
	cells_text(each->note[LANG_VI], writing->ret);
	cells_text(each->note[LANG_EN], writing->ret);
	text_addf(writing->ret, ",%s,%d\r\n", figure->method->illustrative ? "true" : "false",
		writing->edition);
}

static bool take(void *context, const struct indicator *indicator,
	const struct edition_figure *figures, size_t count)
{
	for (size_t i = 0; i < count; i++)
		record(context, indicator, &figures[i]);
	return true;
}

bool sdmx_csv(const struct page *page, struct text *ret, struct error *err)
{
	struct writing writing = { edition_info(page->edition)->number, ret };

	text_addz(ret, header);
	return dataset_each(page->edition, take, &writing, err);
}
