/* collector/xlsx_book.c - see xlsx_book.h: workbook and its relations; strings and styles next door. */
#include "collector/xlsx_book.h"

#include <stdlib.h>
#include <string.h>

#include "collector/xlsx_private.h"

enum { MAX_RELATIONS = 1000 };

struct relation {
	const char *id, *type, *target;
};

struct relations {
	struct arena *arena;
	const char *folder; /* of the part they belong to, with its slash, or "" */
	struct relation *list;
	int count;
};

struct reading_book {
	struct arena *arena;
	struct xlsx_book *book;
	const struct relations *relations;
};

bool xlsx_claims(struct span input)
{
	static const char zip[] = "PK\003\004", old[] = "\xD0\xCF\x11\xE0";

	return input.size >= 4 &&
		(memcmp(input.data, zip, 4) == 0 || memcmp(input.data, old, 4) == 0);
}

static const char *copy_of(struct arena *arena, const char *z)
{
	return arena_copy(arena, z, strlen(z));
}

const char *xlsx_resolve(struct arena *arena, const char *folder, const char *target)
{
	size_t size = strlen(folder);

	if (*target == '/')
		return copy_of(arena, target + 1);
	while (strncmp(target, "./", 2) == 0)
		target += 2;
	while (strncmp(target, "../", 3) == 0) {
		target += 3;
		while (size > 0 && folder[--size] != '/')
			;
		while (size > 0 && folder[size - 1] != '/')
			size--;
	}
	return arena_format(arena, "%.*s%s", (int)size, folder, target);
}

static void relation_start(void *context, const char *name, const char **attributes)
{
	struct relations *relations = context;
	const char *id = xml_attribute(attributes, "Id");
	const char *type = xml_attribute(attributes, "Type");
	const char *target = xml_attribute(attributes, "Target");
	const char *mode = xml_attribute(attributes, "TargetMode");

	if (strcmp(name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL ||
		relations->count == MAX_RELATIONS ||
		(mode != NULL && strcmp(mode, "External") == 0))
		return;
	relations->list = arena_push(relations->arena, relations->list, (size_t)relations->count,
		sizeof *relations->list);
	type = strrchr(type, '/') == NULL ? type : strrchr(type, '/') + 1;
	relations->list[relations->count++] = (struct relation){
		copy_of(relations->arena, id),
		copy_of(relations->arena, type),
		xlsx_resolve(relations->arena, relations->folder, target),
	};
}

static bool read_relations(
	struct package *package, const char *part, struct relations *ret, struct error *err)
{
	static const struct xml_handlers handlers = { .start = relation_start };
	struct xml *xml;

	return xml_read(package, part, &handlers, ret, &xml, err);
}

/* The target of the first relation of that type, or NULL. */
static const char *target_of(const struct relations *relations, const char *type)
{
	for (int i = 0; i < relations->count; i++)
		if (strcmp(relations->list[i].type, type) == 0)
			return relations->list[i].target;
	return NULL;
}

static const char *target_with(const struct relations *relations, const char *id)
{
	for (int i = 0; id != NULL && i < relations->count; i++)
		if (strcmp(relations->list[i].id, id) == 0)
			return relations->list[i].target;
	return NULL;
}

static void workbook_start(void *context, const char *name, const char **attributes)
{
	struct reading_book *reading = context;
	struct xlsx_book *book = reading->book;
	const char *sheet = xml_attribute(attributes, "name");
	const char *part = target_with(reading->relations, xml_attribute(attributes, "id"));
	const char *state = xml_attribute(attributes, "state");

	if (strcmp(name, "workbookPr") == 0)
		book->from_1904 = xml_flag(attributes, "date1904");
	if (strcmp(name, "sheet") != 0 || sheet == NULL || part == NULL ||
		book->sheet_count == XLSX_MAX_SHEETS)
		return;
	book->sheets[book->sheet_count++] = (struct xlsx_sheet){
		.name = copy_of(reading->arena, sheet),
		.part = part,
		.hidden = state != NULL && strcmp(state, "visible") != 0,
	};
}

void xlsx_names_beside(
	struct arena *arena, const char *part, const char **ret_folder, const char **ret_relations)
{
	const char *slash = strrchr(part, '/');
	int size = slash == NULL ? 0 : (int)(slash - part) + 1;

	*ret_folder = arena_copy(arena, part, (size_t)size);
	*ret_relations = arena_format(arena, "%s_rels/%s.rels", *ret_folder, part + size);
}

static bool read_workbook(struct reading_book *reading, struct error *err)
{
	static const struct xml_handlers handlers = { .start = workbook_start };
	struct package *package = reading->book->package;
	struct relations root = { .arena = reading->arena, .folder = "" };
	struct relations beside = { .arena = reading->arena };
	const char *part, *relations;
	struct xml *xml;

	if (!read_relations(package, "_rels/.rels", &root, err))
		return false;
	part = target_of(&root, "officeDocument");
	if (part == NULL)
		return error_at(err, ERROR_REFUSED, "xlsx.part", 1, 0, "%s", "xl/workbook.xml");
	xlsx_names_beside(reading->arena, part, &beside.folder, &relations);
	if (!read_relations(package, relations, &beside, err))
		return false;
	reading->relations = &beside;
	reading->book->styles = target_of(&beside, "styles");
	reading->book->strings = target_of(&beside, "sharedStrings");
	if (!xml_read(package, part, &handlers, reading, &xml, err))
		return false;
	reading->relations = NULL;
	return reading->book->sheet_count > 0 ||
		error_at(err, ERROR_REFUSED, "xlsx.part", 1, 0, "%s", "xl/worksheets");
}

bool xlsx_book_read(struct arena *arena, struct span input, const struct limits *limits,
	struct xlsx_book *ret, struct error *err)
{
	struct reading_book reading = { .arena = arena, .book = ret };

	*ret = (struct xlsx_book){ 0 };
	if (input.size > 0 && input.data[0] != 'P')
		return error_at(err, ERROR_REFUSED, "xlsx.old", 1, 0, "%s", "");
	ret->package = package_open(input, limits, err);
	return ret->package != NULL && read_workbook(&reading, err) &&
		xlsx_read_styles(arena, ret, err) && xlsx_read_strings(ret, limits, err);
}

void xlsx_book_done(struct xlsx_book *book)
{
	package_close(book->package);
	book->package = NULL;
	text_done(&book->string_bytes);
	free(book->string_ends);
	book->string_ends = NULL;
}

const struct xlsx_sheet *xlsx_book_sheet(
	const struct xlsx_book *book, const char *name, struct error *err)
{
	text_auto names = { 0 };

	for (int i = 0; i < book->sheet_count; i++) {
		if (strcmp(book->sheets[i].name, name) == 0)
			return &book->sheets[i];
		text_addf(&names, "%s%s", i == 0 ? "" : ", ", book->sheets[i].name);
	}
	(void)error_at(err, ERROR_REFUSED, "xlsx.sheet", 1, 0, "%s", text_z(&names));
	return NULL;
}

bool xlsx_book_string(const struct xlsx_book *book, size_t index, struct span *ret)
{
	size_t from = index == 0 || index >= book->string_count ? 0 : book->string_ends[index - 1];

	if (index >= book->string_count)
		return false;
	*ret = (struct span){ text_z(&book->string_bytes) + from, book->string_ends[index] - from };
	return true;
}
