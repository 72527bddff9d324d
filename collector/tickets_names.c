/* collector/tickets_names.c - see tickets_private.h: places and fields, each spelling looked up once. */
#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "collector/lookup.h"
#include "collector/tickets_private.h"

enum {
	FIELD_MOST = 80 /* characters */,
	FIELD_DIGITS = 6 /* no more: else it is a number of somebody */
};

struct found_place {
	const struct place *place;
	const char *key; /* what is wrong; NULL for nothing */
	const char *detail;
};

struct found_field {
	int number;
	const char *key, *detail;
};

static bool is_city(struct ticket_reading *reading, struct span text, int day, size_t span)
{
	const char *found, *detail;

	return names_place(reading->names, text, NAMES_PROVINCE, day, &found, &detail) == NULL &&
		catalogue_place(reading->asked->catalogue, found, day) == reading->city[span];
}

/* "Phường Sài Gòn, TP.HCM": the city behind a ward says nothing more. */
static struct span without_city(
	struct ticket_reading *reading, struct span text, int day, size_t span)
{
	const char *comma = memrchr(text.data, ',', text.size);
	size_t size = comma == NULL ? 0 : (size_t)(comma - text.data);

	if (comma != NULL &&
		is_city(reading, (struct span){ comma + 1, text.size - size - 1 }, day, span))
		return span_trim((struct span){ text.data, size });
	return text;
}

static const struct place *by_code(
	const struct catalogue *catalogue, struct arena *arena, struct span text, int day)
{
	return span_made_of(text, "0123456789@-")
		? catalogue_place(catalogue, arena_copy(arena, text.data, text.size), day)
		: NULL;
}

static const struct found_place *look_up_place(
	struct ticket_reading *reading, struct span text, size_t span)
{
	struct found_place *ret = arena_new(reading->arena, 1, sizeof *ret);
	const struct catalogue *catalogue = reading->asked->catalogue;
	const struct period *period = &reading->asked->spans->items[span];
	int day = period_last_day(period);
	struct span bare = without_city(reading, text, day, span);
	const char *found;

	ret->detail = "";
	ret->place = by_code(catalogue, reading->arena, bare, day);
	if (ret->place == NULL) {
		ret->key = names_place(
			reading->names, bare, reading->level, day, &found, &ret->detail);
		if (ret->key != NULL && strcmp(ret->key, "place.unknown") == 0)
			ret->key = names_place(
				reading->names, bare, NAMES_ANY_LEVEL, day, &found, &ret->detail);
		if (ret->key == NULL)
			ret->place = catalogue_place(catalogue, found, day);
	}
	if (ret->key != NULL && is_city(reading, bare, day, span)) {
		ret->key = NULL;
		ret->place = reading->city[span];
	}
	if (ret->key != NULL && strcmp(ret->key, "place.period") == 0)
		ret->detail = period->label;
	if (ret->place == reading->city[span])
		ret->place = NULL;
	else if (ret->place != NULL && ret->place->level != PLACE_WARD &&
		(int)ret->place->level != (int)reading->level)
		ret->key = "ticket.place";
	return ret;
}

bool ticket_place(struct ticket_reading *reading, size_t span, const struct place **ret)
{
	struct span text = ticket_cell(reading, TICKET_PLACE).text;
	const struct found_place *found;
	text_auto key = { 0 };
	const void **slot;

	*ret = NULL;
	if (text.size == 0)
		return true;
	text_addf(&key, "%zu\t", span);
	text_add(&key, text);
	slot = lookup_slot(reading->places, text_span(&key));
	found = slot == NULL ? NULL : *slot;
	if (found == NULL)
		found = look_up_place(reading, text, span);
	if (slot != NULL)
		*slot = found;
	if (found->key != NULL)
		ticket_tell(reading, TICKET_PLACE, found->key, found->detail);
	*ret = found->place;
	return found->key == NULL;
}

/* May it be kept? What names a person, or is the complaint itself, is no field. */
static bool is_field(struct span text)
{
	size_t digits = 0;

	for (size_t i = 0; i < text.size; i++)
		digits += text.data[i] >= '0' && text.data[i] <= '9';
	return digits <= FIELD_DIGITS && !span_has(text, '@') && !span_has(text, '|') &&
		!span_has(text, '=') && utf8_is_plain(text) && utf8_count(text) <= FIELD_MOST;
}

/* The first spelling stands for all that fold alike. */
static const char *spelled(struct ticket_reading *reading, struct span text)
{
	text_auto folded = { 0 };
	const char *ours;
	const void **slot;

	fold_add(text, &folded);
	ours = folded.size == 0 ? HOTLINE_NO_FIELD : hotline_field(text_z(&folded));
	if (ours != NULL)
		return ours;
	text_addc(&folded, '\t'); /* no cell ends so */
	slot = lookup_slot(reading->fields, text_span(&folded));
	if (slot == NULL)
		return arena_copy(reading->arena, text.data, text.size);
	if (*slot == NULL)
		*slot = arena_copy(reading->arena, text.data, text.size);
	return *slot;
}

static const struct found_field *look_up_field(struct ticket_reading *reading, struct span text)
{
	struct found_field *ret = arena_new(reading->arena, 1, sizeof *ret);

	ret->detail = "";
	if (!is_field(text)) {
		ret->key = "ticket.field";
		return ret;
	}
	ret->number = ticket_counts_field(reading->counts, spelled(reading, text));
	if (ret->number < 0) {
		ret->key = "ticket.fields";
		ret->detail = arena_format(reading->arena, "%d", TICKET_MAX_FIELDS);
	}
	return ret;
}

bool ticket_subject(struct ticket_reading *reading, int *ret)
{
	struct span text = ticket_cell(reading, TICKET_FIELD).text;
	const void **slot = lookup_slot(reading->fields, text);
	const struct found_field *found = slot == NULL ? NULL : *slot;

	if (found == NULL)
		found = look_up_field(reading, text);
	if (slot != NULL)
		*slot = found;
	if (found->key != NULL)
		ticket_tell(reading, TICKET_FIELD, found->key, found->detail);
	*ret = found->number;
	return found->key == NULL;
}
