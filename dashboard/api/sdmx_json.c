/*
 * dashboard/api/sdmx_json.c - see sdmx.h: SDMX-JSON 2.1, every observation under its key of indices.
 *
 * Two walks over the edition: one for the codes there are, one for the observations, which are written as
 * they come and never stand in a tree.
 */
#include <ctype.h>
#include <string.h>

#include "base/clock.h"
#include "base/json.h"
#include "dashboard/api/dataset_figures.h"
#include "dashboard/api/figures.h"
#include "dashboard/api/sdmx.h"
#include "dashboard/view/preview_mark.h"

static const char statuses[] = OBSERVATION_VALUED OBSERVATION_ABSENT;

struct codes {
	const char **items;
	size_t count;
};

struct message {
	const struct page *page;
	struct text *ret;
	struct codes methods, breakdowns, units;
	const struct place **places;
	size_t place_count;
	size_t *place_at; /* by position in the catalogue; 0: not met, else the index and 1 */
	struct dataset_periods periods;
	size_t written; /* observations */
};

/* The index of a code, which is added when it is new. */
static size_t code_at(struct arena *arena, struct codes *codes, const char *code)
{
	size_t at = 0;

	while (at < codes->count && strcmp(codes->items[at], code) != 0)
		at++;
	if (at == codes->count) {
		codes->items = arena_push(arena, codes->items, at, sizeof *codes->items);
		codes->items[codes->count++] = arena_copy(arena, code, strlen(code));
	}
	return at;
}

static size_t place_position(const struct message *message, const struct place *place)
{
	return (size_t)(place - edition_catalogue(message->page->edition)->places);
}

static bool take_codes(void *context, const struct indicator *indicator,
	const struct edition_figure *figures, size_t count)
{
	struct message *message = context;
	struct arena *arena = message->page->arena;

	(void)code_at(arena, &message->units, indicator->unit->code);
	for (size_t i = 0; i < count; i++) {
		const struct observation *each = &figures[i].observation;
		size_t *at = &message->place_at[place_position(message, each->place)];

		(void)code_at(arena, &message->methods, figures[i].method->code);
		(void)code_at(arena, &message->breakdowns, each->breakdown);
		if (*at != 0)
			continue;
		message->places[message->place_count++] = each->place;
		*at = message->place_count;
	}
	return true;
}

/* ---- the structure ---- */

/* Its name is of the words data.sdmx.ID, in small letters. */
static json_t *component(const struct message *message, const char *id)
{
	char *key = arena_format(message->page->arena, "data.sdmx.%s", id);

	for (char *z = key; *z != '\0'; z++)
		*z = (char)tolower((unsigned char)*z);
	return json_pack("{s:s,s:s}", "id", id, "name", words_get(message->page->words, key));
}

/* `values` is given away; NULL for what stands in the observations as it is. */
static void add_component(
	const struct message *message, json_t *list, const char *id, json_t *values, bool dimension)
{
	json_t *item = component(message, id);

	if (dimension)
		(void)json_object_set_new(
			item, "keyPosition", json_integer((json_int_t)json_array_size(list)));
	if (values != NULL)
		(void)json_object_set_new(item, "values", values);
	(void)json_array_append_new(list, item);
}

static json_t *named(const char *id, const char *name)
{
	return json_pack("{s:s,s:s}", "id", id, "name", name);
}

static json_t *named_both(
	const struct message *message, const char *id, const char *const name[LANG_COUNT])
{
	json_t *item = named(id, name[message->page->lang]);

	(void)json_object_set_new(item, "names", figures_json_pair(name));
	return item;
}

static json_t *indicators(const struct message *message)
{
	const struct catalogue *catalogue = edition_catalogue(message->page->edition);
	json_t *list = json_array();

	for (int i = 0; i < catalogue->indicator_count; i++) {
		const struct indicator *each = &catalogue->indicators[i];
		(void)json_array_append_new(list, named_both(message, each->code, each->name));
	}
	return list;
}

static json_t *places(const struct message *message)
{
	json_t *list = json_array();

	for (size_t i = 0; i < message->place_count; i++) {
		const struct place *each = message->places[i];
		const char *key = arena_format(
			message->page->arena, "%s@%s", each->code, each->valid_from);

		(void)json_array_append_new(list, named_both(message, key, each->name));
	}
	return list;
}

static json_t *codes(const struct codes *codes)
{
	json_t *list = json_array();

	for (size_t i = 0; i < codes->count; i++)
		(void)json_array_append_new(list, named(codes->items[i], codes->items[i]));
	return list;
}

/* A part is no code: it stands as it is. */
static json_t *breakdowns(const struct message *message)
{
	json_t *list = json_array();

	for (size_t i = 0; i < message->breakdowns.count; i++) {
		const char *each = message->breakdowns.items[i];

		(void)json_array_append_new(list,
			*each == '\0' ? named(SDMX_WHOLE,
						words_get(message->page->words, "data.sdmx.whole"))
				      : json_pack("{s:s}", "value", each));
	}
	return list;
}

/* A minute of the declared zone. */
static json_t *instant(int64_t minute)
{
	int64_t day = minute / PERIOD_DAY_MINUTES - (minute % PERIOD_DAY_MINUTES < 0);
	int64_t rest = minute - day * PERIOD_DAY_MINUTES;
	int year, month, date;

	clock_date_of((int)day, &year, &month, &date);
	return json_sprintf("%04d-%02d-%02dT%02d:%02d:00+%02d:00", year, month, date,
		(int)(rest / 60), (int)(rest % 60), CLOCK_ZONE_MINUTES / 60);
}

static json_t *periods(const struct message *message)
{
	json_t *list = json_array();

	for (size_t i = 0; i < message->periods.count; i++) {
		const struct period *each = &message->periods.items[i];
		text_auto label = { 0 };

		sdmx_period(each, &label);
		(void)json_array_append_new(list,
			json_pack("{s:s,s:o,s:o}", "value", text_z(&label), "start",
				instant(each->from), "end", instant(each->until)));
	}
	return list;
}

static json_t *status_values(enum lang lang)
{
	json_t *list = json_array();

	for (const char *status = statuses; *status != '\0'; status++) {
		const char code[] = { *status, '\0' };
		const char *said = status_say(*status, lang);

		(void)json_array_append_new(list, named(code, *said == '\0' ? code : said));
	}
	return list;
}

static json_t *structure(const struct message *message)
{
	json_t *dimensions = json_array(), *measures = json_array(), *attributes = json_array(),
	       *of_all = json_array();
	const char *const *title = edition_catalogue(message->page->edition)->title;

	add_component(message, dimensions, "INDICATOR", indicators(message), true);
	add_component(message, dimensions, "METHOD", codes(&message->methods), true);
	add_component(message, dimensions, "REF_AREA", places(message), true);
	add_component(message, dimensions, "BREAKDOWN", breakdowns(message), true);
	add_component(message, dimensions, "TIME_PERIOD", periods(message), true);
	add_component(message, measures, "OBS_VALUE", NULL, false);
	add_component(message, measures, "NUMERATOR", NULL, false);
	add_component(message, measures, "DENOMINATOR", NULL, false);
	add_component(message, attributes, "OBS_STATUS", status_values(message->page->lang), false);
	add_component(message, attributes, "UNIT_MEASURE", codes(&message->units), false);
	add_component(message, attributes, "ILLUSTRATIVE", NULL, false);
	add_component(message, attributes, "SOURCE", NULL, false);
	add_component(message, attributes, "VINTAGE", NULL, false);
	add_component(message, attributes, "NOTE", NULL, false);
	add_component(message, of_all, "EDITION", NULL, false);
	return json_pack("{s:s,s:o,s:[i],s:[{s:s,s:s}],s:{s:o},s:{s:o},s:{s:o,s:o}}", "name",
		preview_title(message->page, title[message->page->lang]), "names",
		figures_json_pair(title), "dataSets", 0, "links", "rel", "dataflow", "urn",
		"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=" SDMX_DATAFLOW, "dimensions",
		"observation", dimensions, "measures", "observation", measures, "attributes",
		"dataSet", of_all, "observation", attributes);
}

static json_t *meta(const struct page *page)
{
	static const char *const langs[LANG_COUNT] = { [LANG_VI] = "vi", [LANG_EN] = "en" };
	const struct edition_info *info = edition_info(page->edition);

	return json_pack("{s:s,s:s,s:b,s:[s,s],s:{s:s,s:s}}", "id",
		arena_format(page->arena, "edition-%d-%s", info->number, info->code), "prepared",
		info->published_at, "test", preview_is(page), "contentLanguages", langs[page->lang],
		langs[!page->lang], "sender", "id", "TIENDO", "name",
		edition_catalogue(page->edition)->title[page->lang]);
}

/* ---- the observations ---- */

static void add_json(struct text *ret, json_t *value)
{
	text_addc(ret, ',');
	json_write(value, ret);
	json_decref(value);
}

static json_t *figure(bool known, struct decimal value)
{
	return known ? json_figure(value) : json_null();
}

static json_t *text_or_null(const char *z)
{
	return json_text_or_null(*z == '\0' ? NULL : z);
}

static void add_observation(struct message *message, const struct indicator *indicator,
	const struct edition_figure *found)
{
	const struct observation *each = &found->observation;
	struct arena *arena = message->page->arena;
	struct text *ret = message->ret;

	text_addf(ret, "%s\n\"%d:%zu:%zu:%zu:%zu\": [", message->written++ == 0 ? "" : ",",
		indicator->order, code_at(arena, &message->methods, found->method->code),
		message->place_at[place_position(message, each->place)] - 1,
		code_at(arena, &message->breakdowns, each->breakdown),
		dataset_period_at(&message->periods, &each->period));
	if (each->known)
		decimal_print(each->value, ret);
	else
		text_addz(ret, "null");
	add_json(ret, figure(each->parts, each->numerator));
	add_json(ret, figure(each->parts, each->denominator));
	text_addf(ret, ",%zu,%zu,%s", (size_t)(strchr(statuses, each->status) - statuses),
		code_at(arena, &message->units, indicator->unit->code),
		found->method->illustrative ? "true" : "false");
	add_json(ret, text_or_null(each->source));
	add_json(ret, text_or_null(each->vintage));
	if (*each->note[LANG_VI] != '\0' || *each->note[LANG_EN] != '\0')
		add_json(ret, figures_json_pair(each->note));
	text_addc(ret, ']');
}

static bool take_observations(void *context, const struct indicator *indicator,
	const struct edition_figure *figures, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_observation(context, indicator, &figures[i]);
	return true;
}

bool sdmx_json(const struct page *page, struct text *ret, struct error *err)
{
	size_t most = (size_t)edition_catalogue(page->edition)->place_count + 1;
	struct message message = { .page = page,
		.ret = ret,
		.places = arena_new(page->arena, most, sizeof(struct place *)),
		.place_at = arena_new(page->arena, most, sizeof(size_t)) };
	json_auto_t *head = NULL, *body = NULL;

	if (!dataset_periods(page->edition, page->arena, &message.periods, err) ||
		!dataset_each(page->edition, take_codes, &message, err))
		return false;
	head = meta(page);
	body = structure(&message);
	text_addz(ret,
		"{\"$schema\": \"https://json.sdmx.org/2.1/sdmx-json-data-schema.json\",\n"
		"\"meta\": ");
	json_write(head, ret);
	text_addz(ret, ",\n\"data\": {\"structures\": [");
	json_write(body, ret);
	text_addf(ret,
		"],\n\"dataSets\": [{\"structure\": 0, \"action\": \"Replace\", \"attributes\": "
		"[%d],\n\"observations\": {",
		edition_info(page->edition)->number);
	if (!dataset_each(page->edition, take_observations, &message, err))
		return false;
	text_addz(ret, "\n}}]}}\n");
	return true;
}
