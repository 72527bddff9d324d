/* dashboard/view/data_csv.c - see data_csv.h. */
#include "dashboard/view/data_csv.h"

#include <string.h>

#include "indicators/place.h"

void data_csv_header(struct text *ret)
{
	text_addz(ret, "indicator,method,place,period,value,numerator,denominator,status,vintage,"
		       "source,note_vi,note_en,breakdown,edition,illustrative\n");
}

/* Would a spreadsheet take it for a formula? Full-width signs count, blanks and quotes do not hide. */
static bool is_formula(const char *z)
{
	static const char *const starts[] = { "=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D",
		"\uFF0B", "\uFF0D", "\uFF20" };

	z += strspn(z, " \"'");
	for (size_t i = 0; i < COUNT(starts); i++)
		if (strncmp(z, starts[i], strlen(starts[i])) == 0)
			return true;
	return false;
}

static void add_cell(const char *z, struct text *ret)
{
	text_addz(ret, is_formula(z) ? "\"'" : "\"");
	for (; *z != '\0'; z++) {
		if (*z == '"')
			text_addc(ret, '"');
		text_addc(ret, *z);
	}
	text_addz(ret, "\",");
}

static void add_number(bool known, struct decimal value, struct text *ret)
{
	if (known)
		decimal_print(value, ret);
	text_addc(ret, ',');
}

static void add_row(const struct edition *edition, const struct indicator *indicator,
	const struct edition_figure *figure, struct text *ret)
{
	const struct observation *each = &figure->observation;

	text_addf(ret, "\"%s\",\"%s\",\"%s@%s\",\"%s\",", indicator->code, figure->method->code,
		each->place->code, each->place->valid_from, each->period.label);
	add_number(each->known, each->value, ret);
	add_number(each->parts, each->numerator, ret);
	add_number(each->parts, each->denominator, ret);
	text_addf(ret, "\"%c\",\"%s\",", each->status, each->vintage);
	add_cell(each->source, ret);
	add_cell(each->note[LANG_VI], ret);
	add_cell(each->note[LANG_EN], ret);
	add_cell(each->breakdown, ret);
	text_addf(ret, "%d,%s\n", edition_info(edition)->number,
		figure->method->illustrative ? "true" : "false");
}

bool data_csv_rows(struct edition *edition, const struct indicator *indicator, struct text *ret,
	struct error *err)
{
	arena_auto arena = { 0 };
	struct edition_figure *list;
	size_t count;

	if (!edition_figures(edition, &arena, indicator, &list, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		add_row(edition, indicator, &list[i], ret);
	return true;
}
