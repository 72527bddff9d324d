/*
 * collector/reader_json.c - figures in JSON as records of cells.
 *
 * [ {…}, … ] or { "figures": [ {…}, … ], "reason": "…" }: each object is a row, the names of its
 * members are the header. So the first record is the names of all members there are, in the order
 * in which they first appear, as row 1, and the object number i from 0 is row i + 2. A place is
 * told as a JSON pointer: /figures/0/value. The document is looked through once before the first
 * record, to know the names; whatever is wrong with its form is found then, and its place is line
 * and column. Numbers keep the digits they are written with; null is an empty cell.
 *
 * Keys: those of json_tokens.h, and
 *     json.shape     neither of the two forms (`detail`: the name of a member that is none)
 *     json.value     a figure's member holds an array or an object
 *     json.repeated  a name stands twice in one object
 *     json.limit     (`detail`) more names or figures than below
 */
#include "collector/json_tokens.h"
#include "collector/reader_private.h"

enum {
	JSON_MAX_NAMES = 64, /* different ones */
	JSON_MAX_NAME = 200, /* bytes of one, as written */
	JSON_MAX_FIGURES = 5 * 1000 * 1000,
	HEADER_ROW = 1,
	FIRST_ROW = 2, /* of the objects */
};

struct name {
	struct span text; /* escapes resolved */
	size_t first; /* object that has it */
	size_t last; /* object that was seen to have it last, from 1 */
};

struct json_reader {
	struct arena *arena;
	struct json_tokens tokens;
	struct name names[JSON_MAX_NAMES];
	size_t name_count;
	bool wrapped; /* in { "figures": … } */
	struct span reason; /* as written */
	bool failed;
	struct error error;
	size_t count; /* of objects */
	size_t row; /* objects given, one more once the header was */
	struct cell cells[JSON_MAX_NAMES];
	struct text texts; /* of cells whose escapes were resolved */
};

static bool refuse(struct json_reader *self, const char *key, const char *detail, struct error *err)
{
	return json_tokens_refuse(&self->tokens, key, detail, err);
}

static bool has_escape(struct span raw)
{
	return span_has(raw, '\\');
}

/* Which name it is; mostly the one behind the last. Adds one that is new. */
static bool find_name(
	struct json_reader *self, struct span raw, size_t near, size_t *ret, struct error *err)
{
	text_auto resolved = { 0 };
	struct span name = raw;

	if (has_escape(raw)) {
		json_tokens_unescape(raw, &resolved);
		name = text_span(&resolved);
	}
	for (size_t i = 0; i < self->name_count; i++) {
		size_t at = (near + i) % self->name_count;

		if (span_equals(self->names[at].text, name)) {
			*ret = at;
			return true;
		}
	}
	if (self->name_count == JSON_MAX_NAMES)
		return json_tokens_limit(&self->tokens, "names", JSON_MAX_NAMES, err);
	if (name.size > JSON_MAX_NAME)
		return json_tokens_limit(&self->tokens, "name", JSON_MAX_NAME, err);
	*ret = self->name_count++;
	self->names[*ret] = (struct name){
		.text = { arena_copy(self->arena, name.data, name.size), name.size },
		.first = self->count,
	};
	return true;
}

static bool is_cell(enum json_token token)
{
	return token == TOKEN_TEXT || token == TOKEN_NUMBER || token == TOKEN_WORD ||
		token == TOKEN_NULL;
}

/* One object, from behind its bracket. */
static bool survey_object(struct json_reader *self, struct error *err)
{
	struct span raw;
	size_t at = 0;
	enum json_token token;

	while ((token = json_tokens_next(&self->tokens, &raw, err)) == TOKEN_NAME) {
		if (!find_name(self, raw, at, &at, err))
			return false;
		if (self->names[at].last == self->count + 1)
			return refuse(self, "json.repeated",
				arena_copy(self->arena, raw.data, raw.size), err);
		self->names[at++].last = self->count + 1;
		token = json_tokens_next(&self->tokens, &raw, err);
		if (token == TOKEN_ERROR)
			return false;
		if (!is_cell(token))
			return refuse(self, "json.value", "", err);
	}
	return token == TOKEN_OBJECT_END;
}

/* All objects, from behind the array's bracket. */
static bool survey_figures(struct json_reader *self, struct error *err)
{
	struct span raw;
	enum json_token token;

	while ((token = json_tokens_next(&self->tokens, &raw, err)) == TOKEN_OBJECT) {
		if (self->count == JSON_MAX_FIGURES)
			return json_tokens_limit(&self->tokens, "figures", JSON_MAX_FIGURES, err);
		if (!survey_object(self, err))
			return false;
		self->count++;
	}
	if (token == TOKEN_ERROR)
		return false;
	return token == TOKEN_ARRAY_END || refuse(self, "json.shape", "", err);
}

/* One member of the object around the figures. */
static bool survey_member(struct json_reader *self, struct span name, struct json_tokens *ret_rows,
	bool *ret_found, struct error *err)
{
	bool figures = span_is(name, "figures");
	struct span raw;
	enum json_token token;

	if (!figures && !span_is(name, "reason"))
		return refuse(
			self, "json.shape", arena_copy(self->arena, name.data, name.size), err);
	if (figures ? *ret_found : self->reason.data != NULL)
		return refuse(
			self, "json.repeated", arena_copy(self->arena, name.data, name.size), err);
	token = json_tokens_next(&self->tokens, figures ? &raw : &self->reason, err);
	if (token == TOKEN_ERROR)
		return false;
	if (token != (figures ? TOKEN_ARRAY : TOKEN_TEXT))
		return refuse(self, "json.shape", figures ? "figures" : "reason", err);
	if (!figures)
		return true;
	*ret_rows = self->tokens;
	*ret_found = true;
	return survey_figures(self, err);
}

static bool survey_wrapper(
	struct json_reader *self, struct json_tokens *ret_rows, struct error *err)
{
	struct span raw;
	enum json_token token;
	bool found = false;

	self->wrapped = true;
	while ((token = json_tokens_next(&self->tokens, &raw, err)) == TOKEN_NAME)
		if (!survey_member(self, raw, ret_rows, &found, err))
			return false;
	if (token == TOKEN_ERROR)
		return false;
	return found || refuse(self, "json.shape", "figures", err);
}

/* Looks the document through and stands before its first object. */
static bool survey(struct json_reader *self, struct error *err)
{
	struct json_tokens rows;
	struct span raw;
	enum json_token token = json_tokens_next(&self->tokens, &raw, err);

	rows = self->tokens;
	if (token == TOKEN_ERROR)
		return false;
	if (token != TOKEN_ARRAY && token != TOKEN_OBJECT)
		return refuse(self, "json.shape", "", err);
	if (!(token == TOKEN_ARRAY ? survey_figures(self, err)
				   : survey_wrapper(self, &rows, err)) ||
		json_tokens_next(&self->tokens, &raw, err) != TOKEN_END)
		return false;
	self->tokens = rows;
	return true;
}

/* The first byte from there that says something. */
static size_t past_blanks(struct span input, size_t at)
{
	while (at < input.size && span_has(span_of(" \t\r\n"), input.data[at]))
		at++;
	return at;
}

/* No table of people begins so: [{ [] {" {} */
static bool claims(struct span input)
{
	size_t at = past_blanks(input, 0), next = past_blanks(input, at + 1);

	return next < input.size &&
		((input.data[at] == '[' && span_has(span_of("{]"), input.data[next])) ||
			(input.data[at] == '{' && span_has(span_of("\"}"), input.data[next])));
}

static void *open_json(
	struct arena *arena, struct span input, const struct reader_options *options UNUSED)
{
	struct json_reader *self = arena_new(arena, 1, sizeof *self);

	self->arena = arena;
	json_tokens_start(&self->tokens, input);
	self->failed = !survey(self, &self->error);
	return self;
}

static void give_header(struct json_reader *self)
{
	for (size_t i = 0; i < self->name_count; i++)
		self->cells[i] = (struct cell){ .text = self->names[i].text };
}

/* Only what has escapes is copied; spans into `texts` are set once it grows no more. */
static struct cell cell_of(struct json_reader *self, enum json_token token, struct span raw)
{
	struct cell cell = { .text = raw };

	if (token == TOKEN_NULL)
		return (struct cell){ .text = { "", 0 } };
	if (token == TOKEN_TEXT && has_escape(raw)) {
		size_t from = self->texts.size;

		json_tokens_unescape(raw, &self->texts);
		cell.text = (struct span){ NULL, self->texts.size - from };
	}
	cell.kind = token == TOKEN_NUMBER ? CELL_NUMBER
		: token == TOKEN_WORD     ? CELL_WRONG
					  : CELL_TEXT;
	return cell;
}

/* One object more; the survey has seen that it is one. */
static bool give_object(struct json_reader *self, struct error *err)
{
	struct span raw;
	size_t at = 0, used = 0;
	size_t order[JSON_MAX_NAMES], copied = 0;
	enum json_token token;

	text_clear(&self->texts);
	for (size_t i = 0; i < self->name_count; i++)
		self->cells[i] = (struct cell){ .text = { "", 0 } };
	if (json_tokens_next(&self->tokens, &raw, err) != TOKEN_OBJECT)
		return false;
	while (json_tokens_next(&self->tokens, &raw, err) == TOKEN_NAME) {
		if (!find_name(self, raw, at, &at, err))
			return false;
		token = json_tokens_next(&self->tokens, &raw, err);
		self->cells[at] = cell_of(self, token, raw);
		if (self->cells[at].text.data == NULL)
			order[copied++] = at;
		at++;
	}
	for (size_t i = 0; i < copied; i++) {
		self->cells[order[i]].text.data = text_z(&self->texts) + used;
		used += self->cells[order[i]].text.size;
	}
	return true;
}

static enum reader_step next(void *opaque, struct record *ret, struct error *err)
{
	struct json_reader *self = opaque;

	if (self->failed) {
		*err = self->error;
		return READER_ERROR;
	}
	if (self->name_count == 0 || self->row > self->count)
		return READER_END;
	if (self->row == 0)
		give_header(self);
	else if (!give_object(self, err))
		return READER_ERROR;
	*ret = (struct record){ self->cells, self->name_count, (int)self->row++ + HEADER_ROW };
	return READER_RECORD;
}

static double share(const void *opaque)
{
	const struct json_reader *self = opaque;

	return self->tokens.input.size == 0
		? 1
		: (double)self->tokens.at / (double)self->tokens.input.size;
}

/* RFC 6901: ~ is ~0, / is ~1. */
static void add_pointer(struct span name, struct text *ret)
{
	text_addc(ret, '/');
	for (size_t i = 0; i < name.size; i++)
		if (name.data[i] == '~' || name.data[i] == '/')
			text_addz(ret, name.data[i] == '~' ? "~0" : "~1");
		else
			text_addc(ret, name.data[i]);
}

static void where(const void *opaque, int row, int column, struct text *ret)
{
	const struct json_reader *self = opaque;
	const struct name *name = NULL;

	if (self->failed || self->count == 0) {
		reader_where_line(opaque, row, column, ret);
		return;
	}
	if (column > 0 && (size_t)column <= self->name_count)
		name = &self->names[column - 1];
	text_addz(ret, self->wrapped ? "/figures" : "");
	text_addf(ret, "/%zu",
		row >= FIRST_ROW       ? (size_t)(row - FIRST_ROW)
			: name != NULL ? name->first
				       : 0);
	if (name != NULL)
		add_pointer(name->text, ret);
}

static void reason(const void *opaque, struct text *ret)
{
	const struct json_reader *self = opaque;

	if (!self->failed)
		json_tokens_unescape(self->reason, ret);
}

static void close_json(void *opaque)
{
	struct json_reader *self = opaque;

	text_done(&self->texts);
}

const struct reader_kind reader_json = {
	.name = "json",
	.claims = claims,
	.open = open_json,
	.next = next,
	.share = share,
	.where = where,
	.reason = reason,
	.close = close_json,
};
