/* dashboard/view/mustache.c - what parser and renderer share: places, names and indentation. */
#include "base/utf8.h"
#include "dashboard/view/mustache_parts.h"

static void place_of(struct span text, size_t offset, int *ret_line, int *ret_column)
{
	size_t begin = 0;

	*ret_line = 1;
	for (size_t i = 0; i < offset; i++) {
		if (text.data[i] == '\n') {
			*ret_line += 1;
			begin = i + 1;
		}
	}
	*ret_column = (int)utf8_count((struct span){ text.data + begin, offset - begin }) + 1;
}

struct mustache_name mustache_name_of(
	const struct mustache *template, const struct mustache_node *node)
{
	struct mustache_name name = { node->kind, node->text, template->name, 0, 0 };

	place_of(template->text, node->offset, &name.line, &name.column);
	return name;
}

void mustache_names(const struct mustache *template,
	void (*each)(void *self, const struct mustache_name *name), void *self)
{
	for (unsigned i = 0; i < template->count; i++) {
		if (template->nodes[i].kind != MUSTACHE_TEXT) {
			struct mustache_name name = mustache_name_of(template, &template->nodes[i]);

			each(self, &name);
		}
	}
}

bool mustache_fail(const struct mustache *template, size_t offset, struct span tag, const char *key,
	struct error *err)
{
	int shown = (int)(tag.size < ERROR_DETAIL ? tag.size : ERROR_DETAIL);
	int line, column;

	place_of(template->text, offset, &line, &column);
	return error_at(err, ERROR_REFUSED, key, line, column, "%s: %.*s", template->name, shown,
		tag.data == NULL ? "" : tag.data);
}

/* True for a line of blanks, and for what a parent with its line to itself left of one. */
static bool is_empty_line(struct span text)
{
	size_t blanks = mustache_blanks(text);
	struct span rest = { text.data + blanks, text.size - blanks };

	return text.size == 0 || span_is(rest, "\n") || span_is(rest, "\r\n");
}

struct span mustache_indent_of(const struct mustache *template, const struct mustache_node *block)
{
	for (const struct mustache_node *node = block + 1; node < template->nodes + block->end;
		node++) {
		if (node->kind != MUSTACHE_TEXT)
			return node->indent;
		if (!is_empty_line(node->text))
			return (struct span){ node->text.data, mustache_blanks(node->text) };
	}
	return block->indent;
}

static void cut(struct span *blanks, size_t size)
{
	if (size > blanks->size)
		size = blanks->size;
	blanks->data += size;
	blanks->size -= size;
}

void mustache_dedent(struct mustache *template, const struct mustache_node *block)
{
	size_t indent = mustache_indent_of(template, block).size;
	unsigned at = (unsigned)(block - template->nodes) + 1;

	while (at < block->end) {
		struct mustache_node *node = &template->nodes[at];

		if (node->kind != MUSTACHE_TEXT) {
			cut(&node->indent, indent);
		} else if (node->starts_line) {
			size_t blanks = mustache_blanks(node->text);

			cut(&node->text, blanks < indent ? blanks : indent);
		}
		at = node->argument ? node->end : at + 1;
	}
}
