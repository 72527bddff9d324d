/*
 * tests/fuzz/fuzz_json.c - JSON from strangers, beside jansson.
 *
 * What one of them takes as a document the other takes too, but for what either says it does not
 * (our limits; jansson's numbers that fit no double, and the NUL behind a number that it loses). Where it is a list of figures, the reader's
 * cells say what jansson's members say, and numbers with as many digits as were written.
 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "collector/json_tokens.h"
#include "collector/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool claim)
{
	if (!claim)
		abort();
}

/* What the tokens come to: TOKEN_END, or TOKEN_ERROR with the error. */
static enum json_token walk(struct span input, struct error *err)
{
	struct json_tokens tokens;
	enum json_token token;
	struct span raw;

	json_tokens_start(&tokens, input);
	while ((token = json_tokens_next(&tokens, &raw, err)) < TOKEN_END) {
		size_t bad;

		expect(tokens.at > tokens.start && tokens.depth <= JSON_MAX_DEPTH);
		expect((token != TOKEN_TEXT && token != TOKEN_NAME) || utf8_valid(raw, &bad));
	}
	expect(json_tokens_next(&tokens, &raw, err) == token);
	return token;
}

static void compare(struct span input)
{
	json_error_t trouble;
	struct error err;
	json_t *theirs = json_loadb(
		input.data, input.size, JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, &trouble);
	enum json_token ours = walk(input, &err);

	if (theirs != NULL && strnlen(input.data, input.size) == input.size)
		expect(ours == TOKEN_END || strcmp(err.key, "json.limit") == 0);
	else
		expect(ours == TOKEN_ERROR ||
			json_error_code(&trouble) == json_error_numeric_overflow);
	if (ours == TOKEN_ERROR)
		expect(err.line > 0 && err.column > 0 && err.kind == ERROR_REFUSED);
	json_decref(theirs);
}

/* A member's value and the cell of it. */
static void compare_cell(const json_t *value, const struct cell *cell)
{
	text_auto text = { 0 };

	text_add(&text, cell->text);
	if (json_is_string(value)) {
		expect(cell->kind == CELL_TEXT &&
			span_equals(cell->text,
				(struct span){
					json_string_value(value), json_string_length(value) }));
	} else if (json_is_number(value)) {
		expect(cell->kind == CELL_NUMBER);
		expect(strtod(text_z(&text), NULL) == json_number_value(value));
	} else if (json_is_boolean(value)) {
		expect(cell->kind == CELL_WRONG);
		expect(strcmp(text_z(&text), json_is_true(value) ? "true" : "false") == 0);
	} else {
		expect(cell->kind == CELL_TEXT && cell->text.size == 0);
	}
}

/* The header of the records, kept: the next record reuses it. */
struct header {
	struct arena arena;
	const char **names;
	size_t count;
};

static void keep_header(const struct record *record, struct header *ret)
{
	ret->names = arena_new(&ret->arena, record->count, sizeof *ret->names);
	ret->count = record->count;
	for (size_t i = 0; i < record->count; i++)
		ret->names[i] = arena_copy(
			&ret->arena, record->cells[i].text.data, record->cells[i].text.size);
}

static void compare_rows(const json_t *list, struct reader *reader)
{
	struct header header = { 0 };
	struct record record;
	struct error err;
	enum reader_step step;
	int row = 0;

	while ((step = reader_next(reader, &record, &err)) == READER_RECORD) {
		const json_t *object = json_array_get(list, (size_t)record.row - 2);

		expect(record.row > row);
		row = record.row;
		if (header.names == NULL) {
			keep_header(&record, &header);
			continue;
		}
		expect(record.count == header.count && json_is_object(object));
		for (size_t i = 0; i < record.count; i++)
			compare_cell(json_object_get(object, header.names[i]), &record.cells[i]);
	}
	expect(step == READER_END);
	arena_done(&header.arena);
}

static void read_rows(struct span input)
{
	static const struct reader_options usual = { 0 };
	arena_auto arena = { 0 };
	reader_auto *reader = reader_open(&arena, input, &usual);
	reader_auto *again = reader_open(&arena, input, &usual);
	json_t *document = json_loadb(
		input.data, input.size, JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, NULL);
	struct record record;
	struct error err;
	enum reader_step step;

	while ((step = reader_next(again, &record, &err)) == READER_RECORD) {
		text_auto where = { 0 };

		reader_where(again, record.row, (int)record.count, &where);
		expect(where.size > 0);
	}
	if (document != NULL && step == READER_END)
		compare_rows(
			json_is_array(document) ? document : json_object_get(document, "figures"),
			reader);
	json_decref(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span input = { (const char *)data, size };

	compare(input);
	/* what does not begin like a document goes to another reader */
	if (size > 1 &&
		((data[0] == '[' && (data[1] == '{' || data[1] == ']')) ||
			(data[0] == '{' && (data[1] == '"' || data[1] == '}'))))
		read_rows(input);
	return 0;
}
