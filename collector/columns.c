/* collector/columns.c - see columns.h. */
#include "collector/columns.h"

#include <string.h>

#include "base/fold.h"
#include "collector/periods_people.h"

const char *const column_whys[] = { "", "said", "ours", "word", "remembered", "across" };

/* Headers that people write, folded. The first of a field's words is its best. */
static const struct {
	enum field field;
	const char *words; /* between bars */
} synonyms[] = {
	{ FIELD_INDICATOR,
		"|chi so|chi tieu|ten chi so|ten chi tieu|ma chi so|ma chi tieu|indicator|"
		"indicator code|indicator name|kpi|" },
	{ FIELD_METHOD, "|cach tinh|phuong phap|phuong phap tinh|method|" },
	{ FIELD_PLACE,
		"|dia ban|ma dia ban|ten dia ban|dia phuong|phuong xa|phuong xa dac khu|phuong|xa|"
		"quan huyen|quan|huyen|tinh thanh|tinh thanh pho|don vi hanh chinh|noi|khu vuc|"
		"ten phuong xa|place|area|ref area|location|geo|ward|district|province|" },
	{ FIELD_PERIOD,
		"|ky|ky bao cao|ky so lieu|thoi gian|thoi ky|thoi diem|thang|quy|nam|ngay|tuan|"
		"thang nam|period|time|time period|date|month|quarter|year|week|" },
	{ FIELD_VALUE,
		"|gia tri|so lieu|ket qua|thuc hien|ket qua thuc hien|ty le|so luong|muc dat|"
		"value|obs value|figure|result|" },
	{ FIELD_NUMERATOR, "|tu so|so dat|numerator|" },
	{ FIELD_DENOMINATOR, "|mau so|denominator|" },
	{ FIELD_STATUS, "|tinh trang|trang thai|status|obs status|" },
	{ FIELD_VINTAGE, "|ngay cong bo|vintage|" },
	{ FIELD_SOURCE, "|nguon|nguon so lieu|source|" },
	{ FIELD_NOTE, "|ghi chu|giai trinh|note|notes|remark|remarks|comment|" },
};

const char **columns_headers(struct arena *arena, const struct record *row)
{
	const char **headers = arena_new(arena, row->count, sizeof *headers);

	for (size_t i = 0; i < row->count; i++) {
		struct span name = span_trim(row->cells[i].text);

		headers[i] = arena_copy(arena, name.data, name.size);
	}
	return headers;
}

const char *columns_word(struct arena *arena, const char *header)
{
	text_auto plain = { 0 }, folded = { 0 };
	int depth = 0;

	for (; *header != '\0'; header++) {
		depth += *header == '(' || *header == '[';
		if (depth == 0)
			text_addc(&plain, *header);
		depth -= depth > 0 && (*header == ')' || *header == ']');
	}
	fold_add(text_span(&plain), &folded);
	return arena_copy(arena, text_z(&folded), folded.size);
}

bool columns_word_is(const char *words, const char *word)
{
	size_t size = strlen(word);

	for (const char *at = words; size > 0 && (at = strstr(at, word)) != NULL; at++)
		if (at[-1] == '|' && at[size] == '|')
			return true;
	return false;
}

struct finding_columns {
	struct arena *arena;
	struct names *names;
	const struct mapping *mapping;
	const char *const *headers;
	size_t count;
	bool *taken;
	struct columns *ret;
};

static void take(struct finding_columns *finding, enum field field, int column, enum column_why why)
{
	finding->ret->of[field] = column;
	finding->ret->why[field] = why;
	finding->ret->found++;
	finding->taken[column] = true;
}

static int exactly(const struct finding_columns *finding, const char *name)
{
	for (size_t i = 0; i < finding->count; i++)
		if (strcmp(finding->headers[i], name) == 0)
			return (int)i;
	return COLUMN_NONE;
}

/* What was said, and our own names. */
static void take_named(struct finding_columns *finding)
{
	const struct mapping *mapping = finding->mapping;

	for (enum field field = 0; field < FIELD_COUNT; field++) {
		const char *said = mapping->column[field];
		int column = exactly(finding, said != NULL ? said : mapping_fields[field]);

		if (mapping->fixed[field] == NULL && column != COLUMN_NONE)
			take(finding, field, column, said != NULL ? COLUMN_SAID : COLUMN_OURS);
	}
	for (int i = 0; i < mapping->breakdown_count; i++) {
		int column = exactly(finding, mapping->breakdown[i]);

		if (column != COLUMN_NONE)
			finding->taken[column] = true;
	}
}

/* Is there a column of women? Then "Nam" without a mark is of men, and no year. */
static bool tells_sexes(const struct finding_columns *finding)
{
	static const char *const words[] = { "nu", "female", NULL };

	for (size_t i = 0; i < finding->count; i++) {
		const char *folded = columns_word(finding->arena, finding->headers[i]);
		const char *first = arena_copy(finding->arena, folded, strcspn(folded, " "));

		if (text_index(words, first) >= 0)
			return true;
	}
	return false;
}

static bool is_male(const struct finding_columns *finding, const char *header)
{
	static const char male[] = "nam";
	text_auto toned = { 0 };
	size_t size = strlen(male);

	fold_add_toned(span_of(header), &toned);
	return strncmp(text_z(&toned), male, size) == 0 &&
		(text_z(&toned)[size] == ' ' || text_z(&toned)[size] == '\0') &&
		tells_sexes(finding);
}

static bool names_part(const char *word)
{
	static const char *const parts[] = { "thang", "month", "quy", "quarter", "tuan", "week",
		NULL };

	return text_index(parts, word) >= 0;
}

static bool names_year(const char *word)
{
	static const char *const years[] = { "nam", "year", NULL };

	return text_index(years, word) >= 0;
}

/* A month, quarter or week beside a year are one period; the column of the part. */
static int join_year(struct finding_columns *finding, int one)
{
	struct columns *ret = finding->ret;
	int other = ret->rival[FIELD_PERIOD];
	const char *word = columns_word(finding->arena, finding->headers[one]);
	const char *other_word = columns_word(finding->arena, finding->headers[other]);
	bool first = names_part(word) && names_year(other_word);

	if (!first && !(names_year(word) && names_part(other_word)))
		return one;
	ret->rival[FIELD_PERIOD] = COLUMN_NONE;
	ret->year = first ? other : one;
	ret->year_of = first ? word : other_word;
	finding->taken[ret->year] = true;
	return first ? one : other;
}

/* What was said of files before, where such a column stands. */
static void take_remembered(struct finding_columns *finding)
{
	for (enum field field = 0; field < FIELD_COUNT; field++) {
		const char *header = finding->mapping->remembered[field];
		int column = header == NULL ? COLUMN_NONE : exactly(finding, header);

		if (column != COLUMN_NONE && finding->ret->of[field] == COLUMN_NONE &&
			finding->mapping->fixed[field] == NULL && !finding->taken[column])
			take(finding, field, column, COLUMN_REMEMBERED);
	}
}

/* The first column that nothing was taken for and is headed by one of the words, from `from` on. */
static int worded(const struct finding_columns *finding, const char *words, int from)
{
	for (size_t i = (size_t)from; i < finding->count; i++)
		if (!finding->taken[i] &&
			columns_word_is(words, columns_word(finding->arena, finding->headers[i])) &&
			!is_male(finding, finding->headers[i]))
			return (int)i;
	return COLUMN_NONE;
}

/* A form has names beside its codes, for rows that people add. */
static void take_form(struct finding_columns *finding)
{
	struct columns *ret = finding->ret;

	ret->form = exactly(finding, COLUMNS_FORM);
	if (ret->form == COLUMN_NONE)
		return;
	finding->taken[ret->form] = true;
	for (size_t s = 0; s < COUNT(synonyms); s++) {
		int column = worded(finding, synonyms[s].words, 0);

		if (column == COLUMN_NONE || ret->why[synonyms[s].field] != COLUMN_OURS)
			continue;
		ret->spare[synonyms[s].field] = column;
		finding->taken[column] = true;
	}
}

/* Words, for fields that have no column and no value of their own. */
static void take_words(struct finding_columns *finding)
{
	const struct mapping *mapping = finding->mapping;
	struct columns *ret = finding->ret;

	for (size_t s = 0; s < COUNT(synonyms); s++) {
		enum field field = synonyms[s].field;
		int found, next, count = 0;

		if (ret->of[field] != COLUMN_NONE || mapping->fixed[field] != NULL ||
			mapping->column[field] != NULL)
			continue;
		found = next = worded(finding, synonyms[s].words, 0);
		for (; next != COLUMN_NONE; next = worded(finding, synonyms[s].words, next + 1)) {
			if (count++ > 0)
				ret->rival[field] = next;
		}
		if (field == FIELD_PERIOD && count == 2)
			found = join_year(finding, found);
		if (found != COLUMN_NONE && ret->rival[field] == COLUMN_NONE)
			take(finding, field, found, COLUMN_WORD);
	}
}

static bool is_across(const struct finding_columns *finding, enum field field, const char *header)
{
	struct period period;

	if (*header == '\0' || is_male(finding, header))
		return false;
	return field == FIELD_PERIOD ? period_people(span_of(header), &period) == NULL
				     : names_know_place(finding->names, span_of(header));
}

static void take_across(struct finding_columns *finding, enum field field)
{
	struct columns *ret = finding->ret;
	int *columns = arena_new(finding->arena, finding->count, sizeof *columns);
	size_t count = 0;

	if (ret->across != FIELD_COUNT || ret->of[field] != COLUMN_NONE ||
		ret->of[FIELD_VALUE] != COLUMN_NONE || ret->of[FIELD_NUMERATOR] != COLUMN_NONE ||
		finding->mapping->fixed[field] != NULL || finding->mapping->column[field] != NULL ||
		ret->rival[field] != COLUMN_NONE)
		return;
	for (size_t i = 0; i < finding->count; i++)
		if (!finding->taken[i] && is_across(finding, field, finding->headers[i]))
			columns[count++] = (int)i;
	if (count < 2)
		return;
	ret->across = field;
	ret->across_columns = columns;
	ret->across_count = count;
	ret->why[field] = ret->why[FIELD_VALUE] = COLUMN_ACROSS;
	ret->found += 2;
}

void columns_find(struct arena *arena, struct names *names, const struct mapping *mapping,
	const char *const *headers, size_t count, struct columns *ret)
{
	struct finding_columns finding = { arena, names, mapping, headers, count,
		arena_new(arena, count, sizeof *finding.taken), ret };
	static const enum field main_fields[] = { FIELD_INDICATOR, FIELD_PLACE, FIELD_PERIOD,
		FIELD_VALUE };

	*ret = (struct columns){
		.year = COLUMN_NONE, .across = FIELD_COUNT, .people = mapping->foreign
	};
	for (enum field field = 0; field < FIELD_COUNT; field++)
		ret->of[field] = ret->rival[field] = ret->spare[field] = COLUMN_NONE;
	take_named(&finding);
	take_remembered(&finding);
	take_form(&finding);
	take_words(&finding);
	take_across(&finding, FIELD_PERIOD);
	take_across(&finding, FIELD_PLACE);
	for (size_t i = 0; i < COUNT(main_fields); i++)
		ret->people = ret->people || ret->why[main_fields[i]] >= COLUMN_WORD;
}

bool columns_are_header(const struct columns *columns)
{
	return columns->found >= 2;
}
