/* collector/mapping.c - see mapping.h. */
#include "collector/mapping.h"

#include <string.h>

#include "base/json.h"
#include "indicators/series.h"

const char *const mapping_fields[] = { "indicator", "method", "place", "period", "value",
	"numerator", "denominator", "status", "vintage", "source", "note_vi", "note_en",
	"breakdown", "note", NULL };
const char *const mapping_passed_over[] = { "unit", "illustrative", "since", "edition", "places_of",
	"basis", "apportioned", "break",
	/* of SDMX-CSV messages (reader_sdmx.c) */
	"STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "SERIES_KEY", "OBS_KEY", "FREQ",
	"UNIT_MEASURE", "UNIT_MULT", "DECIMALS", "COMMENT_OBS", "LAST_UPDATE", "UPDATED",
	"ILLUSTRATIVE", "EDITION", NULL };

/* Splits FIELD=REST; the field's index, or -1 with the error set. */
static int split(const char *pair, const char **ret_rest, struct error *err)
{
	const char *equals = strchr(pair, '=');

	if (equals == NULL || equals[1] == '\0') {
		(void)error_set(err, ERROR_MISUSE, "mapping.form", "%s", pair);
		return -1;
	}
	for (int i = 0; mapping_fields[i] != NULL; i++)
		if (span_is((struct span){ pair, (size_t)(equals - pair) }, mapping_fields[i])) {
			*ret_rest = equals + 1;
			return i;
		}
	(void)error_set(err, ERROR_MISUSE, "mapping.field", "%s", pair);
	return -1;
}

bool mapping_column(struct mapping *mapping, const char *pair, struct error *err)
{
	const char *rest;
	int field = split(pair, &rest, err);

	if (field < 0)
		return false;
	mapping->column[field] = rest;
	mapping->foreign = true;
	return true;
}

bool mapping_fix(struct mapping *mapping, const char *pair, struct error *err)
{
	const char *rest;
	int field = split(pair, &rest, err);

	if (field < 0)
		return false;
	mapping->fixed[field] = rest;
	mapping->foreign = true;
	return true;
}

bool mapping_empty(struct mapping *mapping, const char *status, struct error *err)
{
	if (status[0] == '\0' || status[1] != '\0' || strchr(OBSERVATION_ABSENT, status[0]) == NULL)
		return error_set(err, ERROR_MISUSE, "mapping.empty", "%s", status);
	mapping->empty = status;
	return true;
}

bool mapping_decimal(struct mapping *mapping, const char *mark, struct error *err)
{
	if (strcmp(mark, ",") != 0 && strcmp(mark, ".") != 0)
		return error_set(err, ERROR_MISUSE, "mapping.decimal", "%s", mark);
	mapping->decimal = mark[0];
	return true;
}

bool mapping_break(struct mapping *mapping, const char *header, struct error *err)
{
	if (header[0] == '\0' || strpbrk(header, "=|") != NULL)
		return error_set(err, ERROR_MISUSE, "mapping.form", "%s", header);
	if (mapping->breakdown_count == MAPPING_MAX_BREAKDOWN)
		return error_set(err, ERROR_MISUSE, "mapping.limit", "%d", MAPPING_MAX_BREAKDOWN);
	mapping->breakdown[mapping->breakdown_count++] = header;
	mapping->foreign = true;
	return true;
}

const char *mapping_text(const struct mapping *mapping, struct arena *arena)
{
	json_auto_t *columns = json_object(), *fixed = json_object(), *breakdown = json_array();
	json_auto_t *whole = NULL;
	text_auto text = { 0 };

	if (!mapping->foreign && mapping->decimal == '\0' && mapping->empty == NULL &&
		mapping->tickets == NULL)
		return "";
	for (int i = 0; i < FIELD_COUNT; i++) {
		if (mapping->column[i] != NULL)
			(void)json_object_set_new(
				columns, mapping_fields[i], json_string(mapping->column[i]));
		if (mapping->fixed[i] != NULL)
			(void)json_object_set_new(
				fixed, mapping_fields[i], json_string(mapping->fixed[i]));
	}
	for (int i = 0; i < mapping->breakdown_count; i++)
		(void)json_array_append_new(breakdown, json_string(mapping->breakdown[i]));
	whole = json_pack("{s:O,s:O,s:O,s:s,s:s}", "column", columns, "fixed", fixed, "breakdown",
		breakdown, "empty", mapping->empty == NULL ? "" : mapping->empty, "decimal",
		(const char[]){ mapping->decimal, '\0' });
	if (mapping->tickets != NULL)
		(void)json_object_set_new(whole, "tickets", json_string(mapping->tickets));
	json_write(whole, &text);
	return arena_copy(arena, text_z(&text), text.size);
}

const char *mapping_answers(const struct mapping *mapping, struct arena *arena)
{
	json_auto_t *columns = json_object(), *whole = NULL;
	text_auto text = { 0 };

	for (int i = 0; i < FIELD_COUNT; i++) {
		const char *header = mapping->column[i] != NULL ? mapping->column[i]
								: mapping->remembered[i];

		if (header != NULL)
			(void)json_object_set_new(columns, mapping_fields[i], json_string(header));
	}
	if (json_object_size(columns) == 0 && mapping->decimal == '\0')
		return "";
	whole = json_pack("{s:O,s:s}", "column", columns, "decimal",
		(const char[]){ mapping->decimal, '\0' });
	json_write(whole, &text);
	return arena_copy(arena, text_z(&text), text.size);
}

void mapping_recall(struct mapping *mapping, struct arena *arena, const char *answers)
{
	struct error err;
	json_auto_t *whole = *answers == '\0' ? NULL : json_read(span_of(answers), &err);
	const json_t *columns = json_object_get(whole, "column");
	const char *decimal = json_text(whole, "decimal"), *tickets = json_text(whole, "tickets");

	for (int i = 0; i < FIELD_COUNT; i++) {
		const char *header = json_text(columns, mapping_fields[i]);

		if (header != NULL && mapping->column[i] == NULL)
			mapping->remembered[i] = arena_copy(arena, header, strlen(header));
	}
	if (decimal != NULL && mapping->decimal == '\0')
		mapping->decimal = decimal[0];
	if (tickets != NULL)
		mapping->tickets = arena_copy(arena, tickets, strlen(tickets));
}
