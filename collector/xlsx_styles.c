/* collector/xlsx_styles.c - which number format each cell format shows numbers in. */
#include <string.h>

#include "collector/xlsx_private.h"

enum { MAX_CODES = 4096, MAX_ID = 1 << 20 };

struct styles {
	struct arena *arena;
	struct xlsx_book *book;
	struct custom {
		int id;
		enum xlsx_shape shape;
	} * customs;
	int custom_count;
	bool in_cells; /* cellXfs, not cellStyleXfs */
};

static enum xlsx_shape shape_of(const struct styles *styles, int id)
{
	for (int i = 0; i < styles->custom_count; i++)
		if (styles->customs[i].id == id)
			return styles->customs[i].shape;
	return xlsx_builtin_shape(id);
}

static void add_custom(struct styles *styles, const char **attributes)
{
	const char *code = xml_attribute(attributes, "formatCode");

	if (code == NULL || styles->custom_count == MAX_CODES)
		return;
	styles->customs = arena_push(styles->arena, styles->customs, (size_t)styles->custom_count,
		sizeof *styles->customs);
	styles->customs[styles->custom_count++] = (struct custom){
		xml_number(attributes, "numFmtId", 0, MAX_ID, 0),
		xlsx_code_shape(code),
	};
}

static void add_cell_format(struct styles *styles, const char **attributes)
{
	struct xlsx_book *book = styles->book;

	if (book->shape_count == XLSX_MAX_STYLES)
		return;
	book->shapes = arena_push(
		styles->arena, book->shapes, (size_t)book->shape_count, sizeof *book->shapes);
	book->shapes[book->shape_count++] = (uint8_t)shape_of(
		styles, xml_number(attributes, "numFmtId", 0, MAX_ID, 0));
}

static void style_start(void *context, const char *name, const char **attributes)
{
	struct styles *styles = context;

	if (strcmp(name, "numFmt") == 0)
		add_custom(styles, attributes);
	else if (strcmp(name, "cellXfs") == 0)
		styles->in_cells = true;
	else if (styles->in_cells && strcmp(name, "xf") == 0)
		add_cell_format(styles, attributes);
}

static void style_end(void *context, const char *name)
{
	struct styles *styles = context;

	if (strcmp(name, "cellXfs") == 0)
		styles->in_cells = false;
}

bool xlsx_read_styles(struct arena *arena, struct xlsx_book *book, struct error *err)
{
	static const struct xml_handlers handlers = { .start = style_start, .end = style_end };
	struct styles styles = { .arena = arena, .book = book };
	struct xml *xml;

	return book->styles == NULL ||
		xml_read(book->package, book->styles, &handlers, &styles, &xml, err);
}
