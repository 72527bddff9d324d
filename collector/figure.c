/*
 * collector/figure.c - see figure.h. Every step says what is wrong and goes on,
 * so that one pass over a row finds all that is wrong with it; a step that
 * needs the outcome of a failed one is left out.
 */
#include "collector/figure.h"

#include <string.h>

#include "base/clock.h"
#include "base/utf8.h"
#include "collector/nearest.h"
#include "collector/number.h"

struct reading {
	struct arena *arena;
	const struct catalogue *catalogue;
	const struct figure_row *row;
	figure_tell *tell;
	void *context;
	bool faulty;
	const struct indicator *indicator;
};

static void fault(struct reading *reading, enum field field, const char *key, const char *detail)
{
	reading->faulty = true;
	if (!reading->row->told[field])
		reading->tell(reading->context, field, key, detail);
}

static struct span said(const struct reading *reading, enum field field)
{
	return reading->row->fields[field];
}

static const char *copied(const struct reading *reading, enum field field)
{
	struct span text = said(reading, field);

	return text.size == 0 ? "" : arena_copy(reading->arena, text.data, text.size);
}

static void read_indicator(struct reading *reading)
{
	const struct catalogue *catalogue = reading->catalogue;
	struct nearest nearest = { said(reading, FIELD_INDICATOR), "", 0 };

	reading->indicator = catalogue_indicator(catalogue, copied(reading, FIELD_INDICATOR));
	if (reading->indicator != NULL)
		return;
	for (int i = 0; !reading->row->hurried && i < catalogue->indicator_count; i++)
		nearest_offer(&nearest, catalogue->indicators[i].code);
	fault(reading, FIELD_INDICATOR, "indicator.unknown", nearest.word);
}

static void read_method(struct reading *reading, struct entry *ret)
{
	const struct indicator *indicator = reading->indicator;
	struct nearest nearest = { said(reading, FIELD_METHOD), "", 0 };

	if (indicator == NULL)
		return;
	ret->method = nearest.wanted.size == 0
		? indicator_primary(indicator)
		: indicator_method(indicator, copied(reading, FIELD_METHOD));
	if (ret->method != NULL)
		return;
	for (int i = 0; !reading->row->hurried && i < indicator->method_count; i++)
		nearest_offer(&nearest, indicator->methods[i].code);
	fault(reading, FIELD_METHOD, "method.unknown", nearest.word);
}

static bool read_period(struct reading *reading, struct observation *ret)
{
	if (period_parse(said(reading, FIELD_PERIOD), &ret->period))
		return true;
	fault(reading, FIELD_PERIOD, "period.form", "");
	return false;
}

static const char *nearest_place(const struct reading *reading, const char *code)
{
	struct nearest nearest = { span_of(code), "", 0 };

	for (int i = 0; !reading->row->hurried && i < reading->catalogue->place_count; i++)
		nearest_offer(&nearest, reading->catalogue->places[i].code);
	return nearest.word;
}

/* A place that is not there at the period's end is told apart from one that never was. */
static void read_place(struct reading *reading, bool dated, struct observation *ret)
{
	const char *key = copied(reading, FIELD_PLACE);
	const char *code = arena_copy(reading->arena, key, strcspn(key, "@"));

	if (dated)
		ret->place = catalogue_place(
			reading->catalogue, key, period_last_day(&ret->period));
	if (ret->place != NULL)
		return;
	if (!catalogue_has_place(reading->catalogue, code))
		fault(reading, FIELD_PLACE, "place.unknown", nearest_place(reading, code));
	else if (dated)
		fault(reading, FIELD_PLACE, "place.period", ret->period.label);
}

/* A cell shown with a percent sign holds percents, or the unit is not what its author thinks. */
static bool percent_fits(const struct reading *reading, enum field field)
{
	return field == FIELD_VALUE && reading->indicator != NULL &&
		strcmp(reading->indicator->unit->suffix[LANG_EN], "%") == 0;
}

/* Reads a number if one is there. */
static bool read_number(struct reading *reading, enum field field, struct decimal *ret)
{
	const char *key;

	if (said(reading, field).size == 0 || reading->row->told[field])
		return false;
	key = reading->row->kinds[field] == CELL_PERCENT && !percent_fits(reading, field)
		? "number.percent"
		: number_read(said(reading, field), ret);
	if (key != NULL)
		fault(reading, field, key, "");
	return key == NULL;
}

static void read_status(struct reading *reading, struct observation *ret)
{
	struct span status = said(reading, FIELD_STATUS);

	ret->status = status.size == 0 ? 'A' : status.data[0];
	if (status.size > 1 || strchr(OBSERVATION_VALUED OBSERVATION_ABSENT, ret->status) == NULL) {
		ret->status = '\0';
		fault(reading, FIELD_STATUS, "status.form", "");
	}
}

static void read_parts(struct reading *reading, struct observation *ret)
{
	bool numerator = read_number(reading, FIELD_NUMERATOR, &ret->numerator);
	bool denominator = read_number(reading, FIELD_DENOMINATOR, &ret->denominator);
	bool share;

	if (said(reading, FIELD_NUMERATOR).size == 0 && said(reading, FIELD_DENOMINATOR).size == 0)
		return;
	if (said(reading, FIELD_NUMERATOR).size == 0 || said(reading, FIELD_DENOMINATOR).size == 0)
		fault(reading,
			said(reading, FIELD_NUMERATOR).size == 0 ? FIELD_NUMERATOR
								 : FIELD_DENOMINATOR,
			"parts.half", "");
	if (!numerator || !denominator || reading->indicator == NULL)
		return;
	if (reading->indicator->kind != KIND_RATIO) {
		fault(reading, FIELD_NUMERATOR, "parts.unwanted", "");
		return;
	}
	share = reading->indicator->unit->share;
	if (ret->denominator.units <= 0)
		fault(reading, FIELD_DENOMINATOR, "parts.zero", "");
	else if (share &&
		(ret->numerator.units < 0 || decimal_compare(ret->numerator, ret->denominator) > 0))
		fault(reading, FIELD_NUMERATOR, "parts.order", copied(reading, FIELD_DENOMINATOR));
	else
		ret->parts = true;
}

/* The value the parts give, at `scale`. */
static bool from_parts(const struct reading *reading, const struct observation *observation,
	int scale, struct decimal *ret)
{
	return decimal_ratio(observation->numerator, observation->denominator,
		reading->indicator->unit->factor, scale, ret);
}

static void check_against_parts(struct reading *reading, struct observation *ret)
{
	struct decimal given;
	text_auto text = { 0 };

	if (!ret->known) {
		ret->known = ret->computed = from_parts(
			reading, ret, reading->indicator->decimals, &ret->value);
		if (!ret->known)
			fault(reading, FIELD_VALUE, "number.digits", "");
		return;
	}
	if (!from_parts(reading, ret, ret->value.scale, &given) ||
		decimal_compare(given, ret->value) == 0)
		return;
	decimal_print(given, &text);
	fault(reading, FIELD_VALUE, "value.parts",
		arena_copy(reading->arena, text_z(&text), text.size));
}

static void check_bounds(struct reading *reading, const struct observation *observation)
{
	const struct {
		const char *text;
		int wrong;
		const char *sign;
	} bounds[] = {
		{ reading->indicator->minimum, -1, ">= " },
		{ reading->indicator->maximum, 1, "<= " },
	};
	struct decimal bound;

	for (size_t i = 0; i < COUNT(bounds); i++)
		if (decimal_parse(span_of(bounds[i].text), &bound) &&
			decimal_compare(observation->value, bound) * bounds[i].wrong > 0)
			fault(reading, FIELD_VALUE, "value.bounds",
				arena_format(
					reading->arena, "%s%s", bounds[i].sign, bounds[i].text));
}

static void read_value(struct reading *reading, struct observation *ret)
{
	bool written = said(reading, FIELD_VALUE).size > 0;

	ret->known = read_number(reading, FIELD_VALUE, &ret->value);
	if (reading->indicator != NULL && ret->parts)
		check_against_parts(reading, ret);
	if (ret->status == '\0')
		return;
	if (strchr(OBSERVATION_ABSENT, ret->status) != NULL) {
		if (written || ret->parts)
			fault(reading, FIELD_VALUE, "value.unwanted", "");
	} else if (!written && !ret->parts && said(reading, FIELD_NUMERATOR).size == 0 &&
		said(reading, FIELD_DENOMINATOR).size == 0) {
		fault(reading, FIELD_VALUE, "value.missing", "");
	}
	if (ret->known && reading->indicator != NULL)
		check_bounds(reading, ret);
}

static const char *read_note(struct reading *reading, enum field field)
{
	struct span note = said(reading, field);

	if (reading->row->kinds[field] == CELL_WRONG || !utf8_is_plain(note) ||
		utf8_count(note) > DRAFT_MAX_NOTE)
		fault(reading, field, "note.form", "");
	return copied(reading, field);
}

static void read_origin(struct reading *reading, struct observation *ret)
{
	const struct catalogue *catalogue = reading->catalogue;
	struct nearest nearest = { said(reading, FIELD_SOURCE), "", 0 };
	int day;

	ret->vintage = copied(reading, FIELD_VINTAGE);
	if (ret->vintage[0] != '\0' && !clock_date_parse(said(reading, FIELD_VINTAGE), &day))
		fault(reading, FIELD_VINTAGE, "vintage.form", "");
	ret->source = copied(reading, FIELD_SOURCE);
	if (ret->source[0] != '\0' && catalogue_source(catalogue, ret->source) == NULL) {
		for (int i = 0; !reading->row->hurried && i < catalogue->source_count; i++)
			nearest_offer(&nearest, catalogue->sources[i].code);
		fault(reading, FIELD_SOURCE, "source.unknown", nearest.word);
	}
	ret->note[LANG_VI] = read_note(reading, FIELD_NOTE_VI);
	ret->note[LANG_EN] = read_note(reading, FIELD_NOTE_EN);
}

/* Dimension=Value|Dimension=Value…, none of them empty. */
static void check_breakdown(struct reading *reading)
{
	const char *rest = copied(reading, FIELD_BREAKDOWN);
	bool fine = utf8_is_plain(span_of(rest));

	while (fine && *rest != '\0') {
		size_t size = strcspn(rest, "|");
		const char *equals = memchr(rest, '=', size);

		fine = equals != NULL && equals > rest && equals + 1 < rest + size &&
			(rest[size] == '\0' || rest[size + 1] != '\0');
		rest += size + (rest[size] == '|');
	}
	if (!fine)
		fault(reading, FIELD_BREAKDOWN, "breakdown.form", "");
}

bool figure_from_row(struct arena *arena, const struct catalogue *catalogue,
	const struct figure_row *row, figure_tell *tell, void *context, struct entry *ret)
{
	struct reading reading = { arena, catalogue, row, tell, context, false, NULL };
	struct entry entry = { .line = row->line };
	struct observation *observation = &entry.observation;
	bool dated;

	observation->breakdown = row->breakdown;
	read_indicator(&reading);
	read_method(&reading, &entry);
	dated = read_period(&reading, observation);
	read_place(&reading, dated, observation);
	read_status(&reading, observation);
	read_parts(&reading, observation);
	read_value(&reading, observation);
	read_origin(&reading, observation);
	entry.explanation = read_note(&reading, FIELD_NOTE);
	check_breakdown(&reading);
	if (!reading.faulty)
		*ret = entry;
	return !reading.faulty;
}

static const char *kept(struct arena *arena, const char *before, const char *text)
{
	if (*text == '\0')
		return "";
	return strcmp(before, text) == 0 ? before : arena_copy(arena, text, strlen(text));
}

void figure_keep(struct arena *arena, const struct entry *before, struct entry *entry)
{
	static const struct entry none = {
		.observation = { .breakdown = "", .vintage = "", .source = "", .note = { "", "" } },
		.explanation = ""
	};
	const struct observation *last = before == NULL ? &none.observation : &before->observation;
	struct observation *figure = &entry->observation;

	figure->breakdown = kept(arena, last->breakdown, figure->breakdown);
	figure->vintage = kept(arena, last->vintage, figure->vintage);
	figure->source = kept(arena, last->source, figure->source);
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++)
		figure->note[lang] = kept(arena, last->note[lang], figure->note[lang]);
	entry->explanation = kept(
		arena, before == NULL ? none.explanation : before->explanation, entry->explanation);
}
