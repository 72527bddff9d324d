/*
 * dashboard/view/mustache_render.c - nodes and JSON to text.
 *
 * What a node must know of its surroundings is in one `struct here`, copied
 * inwards and linked outwards on the stack; what the whole page shares is in
 * `struct render`. Indentation is written when something is about to be printed
 * on a fresh line, so that an empty line stays empty.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dashboard/view/mustache_parts.h"

struct scope {
	const json_t *value;
	const struct scope *outer;
};

struct indent {
	struct span blanks;
	const struct indent *outer;
};

/* The blocks handed to a parent. */
struct arguments {
	const struct mustache *template;
	const struct mustache_node *parent;
	const struct arguments *outer; /* those known where the parent tag stands */
};

struct here {
	const struct mustache *template;
	const struct scope *scope;
	const struct indent *indent;
	const struct arguments *arguments;
	int depth;
};

struct render {
	const struct mustache_view *view;
	struct text out;
	struct error *err;
	bool fresh; /* a line has begun and nothing stands on it */
	int steps;
};

static bool fail_limit(
	const struct render *r, const struct here *here, const struct mustache_node *node)
{
	return mustache_fail(here->template, node->offset, node->text, "mustache.limit", r->err);
}

static void tell_missing(
	const struct render *r, const struct here *here, const struct mustache_node *node)
{
	if (r->view->missing != NULL) {
		struct mustache_name name = mustache_name_of(here->template, node);

		r->view->missing(r->view->self, &name);
	}
}

static const json_t *look_up(const struct here *here, const struct mustache_node *node)
{
	const char *part = node->path;
	const json_t *value = NULL;

	if (node->parts == 0)
		return here->scope->value;
	for (const struct scope *scope = here->scope; scope != NULL && value == NULL;
		scope = scope->outer)
		value = json_object_get(scope->value, part);
	for (unsigned i = 1; i < node->parts && value != NULL; i++) {
		part += strlen(part) + 1;
		value = json_object_get(value, part);
	}
	return value;
}

static void print_indent(struct render *r, const struct indent *indent)
{
	if (indent == NULL)
		return;
	print_indent(r, indent->outer);
	text_add(&r->out, indent->blanks);
}

static void begin_printing(struct render *r, const struct here *here)
{
	if (r->fresh)
		print_indent(r, here->indent);
	r->fresh = false;
}

static void print_escaped(struct render *r, struct span text)
{
	static const char *const escapes[UCHAR_MAX + 1] = {
		['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;"
	};
	size_t plain = 0;

	for (size_t i = 0; i < text.size; i++) {
		const char *escape = escapes[(unsigned char)text.data[i]];

		if (escape == NULL)
			continue;
		text_add(&r->out, (struct span){ text.data + plain, i - plain });
		text_addz(&r->out, escape);
		plain = i + 1;
	}
	text_add(&r->out, (struct span){ text.data + plain, text.size - plain });
}

static void print_string(struct render *r, const json_t *value, bool raw)
{
	struct span text = { json_string_value(value), json_string_length(value) };

	if (raw)
		text_add(&r->out, text);
	else
		print_escaped(r, text);
}

static void print_real(struct render *r, double value)
{
	char shortest[32];

	for (int digits = 15; digits <= 17; digits++) {
		(void)snprintf(shortest, sizeof shortest, "%.*g", digits, value);
		if (strtod(shortest, NULL) == value)
			break;
	}
	text_addz(&r->out, shortest);
}

static bool show_text(struct render *r, const struct here *here, const struct mustache_node *node)
{
	struct span text = node->text;

	if (text.size == 0)
		return true;
	if (!span_is(text, "\n") && !span_is(text, "\r\n"))
		begin_printing(r, here);
	text_add(&r->out, text);
	r->fresh = text.data[text.size - 1] == '\n';
	return true;
}

static bool show_value(struct render *r, const struct here *here, const struct mustache_node *node)
{
	const json_t *value = look_up(here, node);

	begin_printing(r, here);
	if (value == NULL || json_is_array(value) || json_is_object(value))
		tell_missing(r, here, node);
	else if (json_is_string(value))
		print_string(r, value, node->kind == MUSTACHE_RAW);
	else if (json_is_integer(value))
		text_addf(&r->out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	else if (json_is_real(value))
		print_real(r, json_real_value(value));
	else if (json_is_boolean(value))
		text_addz(&r->out, json_is_true(value) ? "true" : "false");
	return true;
}

static bool show_nodes(struct render *r, const struct here *here, const struct mustache_node *first,
	const struct mustache_node *last);

/* Renders nodes one level further in; `node`, whose place is `here`, is why. */
static bool enter(struct render *r, const struct here *here, const struct mustache_node *node,
	struct here inside, const struct mustache_node *first, const struct mustache_node *last)
{
	if (here->depth == MUSTACHE_MAX_DEPTH)
		return fail_limit(r, here, node);
	inside.depth = here->depth + 1;
	return show_nodes(r, &inside, first, last);
}

static const struct mustache_node *end_of(
	const struct mustache *template, const struct mustache_node *node)
{
	return template->nodes + node->end;
}

static bool is_shown(const json_t *value)
{
	if (json_is_array(value))
		return json_array_size(value) > 0;
	if (json_is_string(value))
		return json_string_length(value) > 0;
	return value != NULL && !json_is_null(value) && !json_is_false(value);
}

static bool show_once(struct render *r, const struct here *here, const struct mustache_node *node,
	const json_t *value)
{
	const struct scope scope = { value, here->scope };
	struct here inside = *here;

	inside.scope = &scope;
	return enter(r, here, node, inside, node + 1, end_of(here->template, node));
}

static bool show_section(
	struct render *r, const struct here *here, const struct mustache_node *node)
{
	const json_t *value = look_up(here, node);

	if (value == NULL)
		tell_missing(r, here, node);
	if (!is_shown(value))
		return true;
	if (!json_is_array(value))
		return show_once(r, here, node, value);
	for (size_t i = 0; i < json_array_size(value); i++, r->steps++)
		if (!show_once(r, here, node, json_array_get(value, i)))
			return false;
	return true;
}

static bool show_inverted(
	struct render *r, const struct here *here, const struct mustache_node *node)
{
	const json_t *value = look_up(here, node);

	if (value == NULL)
		tell_missing(r, here, node);
	return is_shown(value) ||
		enter(r, here, node, *here, node + 1, end_of(here->template, node));
}

/* Renders another template in the place of a partial or parent tag. */
static bool show_template(struct render *r, const struct here *here,
	const struct mustache_node *node, const struct arguments *arguments)
{
	const struct mustache_view *view = r->view;
	const struct indent indent = { node->indent, here->indent };
	struct here inside = *here;
	bool shown;

	inside.template = view->find == NULL ? NULL : view->find(view->self, node->text);
	if (inside.template == NULL) {
		tell_missing(r, here, node);
		return true;
	}
	inside.indent = node->alone ? &indent : NULL;
	inside.arguments = arguments;
	if (!node->alone)
		begin_printing(r, here);
	shown = enter(r, here, node, inside, inside.template->nodes,
		inside.template->nodes + inside.template->count);
	r->fresh = node->alone;
	return shown;
}

static bool show_partial(
	struct render *r, const struct here *here, const struct mustache_node *node)
{
	return show_template(r, here, node, here->arguments);
}

static bool show_parent(struct render *r, const struct here *here, const struct mustache_node *node)
{
	const struct arguments arguments = { here->template, node, here->arguments };

	return show_template(r, here, node, &arguments);
}

/* Finds the block that was handed in for `node`; the outermost one wins. */
static const struct mustache_node *find_argument(struct render *r, const struct here *here,
	const struct mustache_node *node, const struct arguments **ret_from)
{
	const struct mustache_node *found = NULL;

	for (const struct arguments *from = here->arguments; from != NULL; from = from->outer) {
		const struct mustache_node *last = end_of(from->template, from->parent);
		const struct mustache_node *block = from->parent + 1;

		while (block < last && !span_equals(block->text, node->text)) {
			block = end_of(from->template, block);
			r->steps++;
		}
		if (block < last) {
			found = block;
			*ret_from = from;
		}
	}
	return found;
}

/* What a block handed in asks for itself is looked up where it was written. */
static bool show_block(struct render *r, const struct here *here, const struct mustache_node *node)
{
	const struct indent indent = {
		node->alone ? mustache_indent_of(here->template, node) : node->indent, here->indent
	};
	const struct arguments *from = NULL;
	const struct mustache_node *block = find_argument(r, here, node, &from);
	struct here inside = *here;
	bool shown;

	if (block == NULL)
		return enter(r, here, node, inside, node + 1, end_of(here->template, node));
	inside.template = from->template;
	inside.arguments = from->outer;
	inside.indent = &indent;
	if (node->alone)
		r->fresh = true;
	shown = enter(r, here, node, inside, block + 1, end_of(from->template, block));
	if (node->alone)
		r->fresh = true;
	return shown;
}

static bool show_nodes(struct render *r, const struct here *here, const struct mustache_node *first,
	const struct mustache_node *last)
{
	static bool (*const shows[])(
		struct render *, const struct here *, const struct mustache_node *) = {
		[MUSTACHE_TEXT] = show_text,
		[MUSTACHE_VALUE] = show_value,
		[MUSTACHE_RAW] = show_value,
		[MUSTACHE_SECTION] = show_section,
		[MUSTACHE_INVERTED] = show_inverted,
		[MUSTACHE_PARTIAL] = show_partial,
		[MUSTACHE_PARENT] = show_parent,
		[MUSTACHE_BLOCK] = show_block,
	};

	for (; first < last; first = end_of(here->template, first)) {
		if (!shows[first->kind](r, here, first))
			return false;
		if (++r->steps > MUSTACHE_MAX_STEPS || r->out.size > MUSTACHE_MAX_OUTPUT)
			return fail_limit(r, here, first);
	}
	return true;
}

bool mustache_render(const struct mustache *template, const struct mustache_view *view,
	struct text *ret, struct error *err)
{
	const struct scope scope = { view->data, NULL };
	const struct here here = { .template = template, .scope = &scope };
	struct render r = { .view = view, .err = err, .fresh = true };
	bool shown = show_nodes(&r, &here, template->nodes, template->nodes + template->count);

	if (shown)
		text_add(ret, text_span(&r.out));
	text_done(&r.out);
	return shown;
}
