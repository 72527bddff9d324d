/* store/office/entry.c - a figure that arrives: its key, how it compares with a stored one, its row. */
#include <string.h>

#include "indicators/place.h"
#include "store/office/private.h"

int entry_compare(const struct entry *a, const struct entry *b)
{
	int order = (a->method->id > b->method->id) - (a->method->id < b->method->id);

	if (order == 0)
		order = (a->observation.place->id > b->observation.place->id) -
			(a->observation.place->id < b->observation.place->id);
	if (order == 0)
		order = period_compare(&a->observation.period, &b->observation.period);
	if (order == 0)
		order = strcmp(a->observation.breakdown, b->observation.breakdown);
	if (order == 0)
		order = strcmp(a->observation.vintage, b->observation.vintage);
	return order;
}

void entry_bind(struct stmt *stmt, const struct entry *entry)
{
	const struct observation *observation = &entry->observation;

	stmt_int(stmt, 1, entry->method->id);
	stmt_int(stmt, 2, observation->place->id);
	stmt_int(stmt, 3, observation->period.from);
	stmt_int(stmt, 4, observation->period.until);
	stmt_lend(stmt, 5, observation->breakdown);
}

/* Reads what is stored back in the shape it came in, to compare the two as text. */
const char *entry_stored(struct stmt *stmt, struct arena *arena)
{
	text_auto form = { 0 };
	struct decimal value;

	for (int at = 0; at < 6; at += 2) {
		if (column_decimal(stmt, at, &value))
			decimal_print(value, &form);
		text_addc(&form, '|');
	}
	text_addf(&form, "%s|%s|%s|%s", column_text(stmt, arena, 6), column_text(stmt, arena, 7),
		column_text(stmt, arena, 8), column_text(stmt, arena, 9));
	return arena_copy(arena, text_z(&form), form.size);
}

static void add_numbers(const struct observation *observation, struct text *ret)
{
	const struct {
		bool known;
		struct decimal value;
	} values[] = {
		{ observation->known, observation->value },
		{ observation->parts, observation->numerator },
		{ observation->parts, observation->denominator },
	};

	for (size_t i = 0; i < COUNT(values); i++) {
		if (values[i].known)
			decimal_print(values[i].value, ret);
		text_addc(ret, '|');
	}
}

const char *entry_numbers(const struct observation *observation, struct arena *arena)
{
	text_auto numbers = { 0 };

	add_numbers(observation, &numbers);
	return arena_copy(arena, text_z(&numbers), numbers.size);
}

const char *entry_form(const struct observation *observation, struct arena *arena)
{
	text_auto form = { 0 };

	add_numbers(observation, &form);
	text_addf(&form, "%c|%s|%s|%s", observation->status, observation->source,
		observation->note[LANG_VI], observation->note[LANG_EN]);
	return arena_copy(arena, text_z(&form), form.size);
}

/* db_rows: the columns of a figure that arrives, but for those that every new one has alike. */
bool entry_give(void *context, struct db_cell ret[DB_CELLS])
{
	struct giving *giving = context;
	const struct entry *entry = giving->at;
	const struct observation *observation = &entry->observation;

	if (entry == giving->end)
		return false;
	giving->status[0] = observation->status;
	ret[0] = db_number(entry->method->id);
	ret[1] = db_number(observation->place->id);
	ret[2] = db_number(observation->period.from);
	ret[3] = db_number(observation->period.until);
	ret[4] = db_text(observation->breakdown);
	ret[5] = db_text(observation->vintage);
	ret[6] = db_number(giving->revision);
	ret[7] = db_text(observation->period.label);
	db_decimal(observation->known, observation->value, &ret[8]);
	db_decimal(observation->parts, observation->numerator, &ret[10]);
	db_decimal(observation->parts, observation->denominator, &ret[12]);
	ret[14] = db_number(observation->computed);
	ret[15] = db_text(giving->status);
	ret[16] = db_text(observation->source);
	ret[17] = db_text(observation->note[LANG_VI]);
	ret[18] = db_text(observation->note[LANG_EN]);
	ret[19] = db_number(giving->submission);
	ret[20] = db_number(++giving->position);
	ret[21] = db_number(entry->line);
	giving->at++;
	return true;
}
