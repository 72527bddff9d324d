/*
 * dashboard/view/mustache_parse.c - template text to nodes, in one pass.
 *
 * The fiddly part is blanks. A tag that is not a value and has its line to
 * itself takes the whole line with it, so blanks that begin a line are held
 * back until it is known what follows them. Inheritance bends the rule twice:
 *   - a parent needs its line to itself only before its opening and after its
 *     closing tag, since whatever lies between is not printed here;
 *   - a block directly inside a parent is a template of its own: the line
 *     break behind its opening tag and the blanks before its closing tag
 *     belong to the tags, and so does the indentation of its lines.
 */
#include <string.h>

#include "base/utf8.h"
#include "dashboard/view/mustache_parts.h"

struct parser {
	struct arena *arena;
	struct mustache *template;
	struct mustache_delimiters delimiters;
	size_t at; /* everything before is done */
	bool bare; /* on this line nothing stands before but held blanks */
	struct span held;
	unsigned elements[MUSTACHE_MAX_DEPTH]; /* nodes that wait for their closing tag */
	int depth;
	struct error *err;
};

/* What a sigil means. */
struct form {
	enum mustache_kind kind; /* MUSTACHE_TEXT: the tag becomes no node */
	char sigil;
	bool in_parent; /* may stand directly inside a parent */
	bool (*take)(struct parser *p, const struct mustache_tag *tag, enum mustache_kind kind);
};

static bool fail(const struct parser *p, const struct mustache_tag *tag, const char *key)
{
	const struct span shown = { p->template->text.data + tag->start, tag->end - tag->start };

	return mustache_fail(p->template, tag->start, shown, key, p->err);
}

/* The element that is open, or NULL. */
static struct mustache_node *element(const struct parser *p)
{
	return p->depth == 0 ? NULL : &p->template->nodes[p->elements[p->depth - 1]];
}

static bool in_parent(const struct parser *p)
{
	return p->depth > 0 && element(p)->kind == MUSTACHE_PARENT;
}

/* Adds a node; NULL when there are too many. */
static struct mustache_node *add(struct parser *p, struct mustache_node node)
{
	struct mustache *template = p->template;

	if (template->count == MUSTACHE_MAX_NODES) {
		(void)mustache_fail(template, node.offset, node.text, "mustache.limit", p->err);
		return NULL;
	}
	template->nodes = arena_push(
		p->arena, template->nodes, template->count, sizeof *template->nodes);
	node.end = ++template->count;
	template->nodes[node.end - 1] = node;
	return &template->nodes[node.end - 1];
}

/* Text directly inside a parent is not printed. */
static bool add_text(struct parser *p, struct span text)
{
	struct mustache_node node = { .kind = MUSTACHE_TEXT, .text = text };

	node.starts_line = p->bare;
	node.offset = (size_t)(text.data - p->template->text.data);
	return text.size == 0 || in_parent(p) || add(p, node) != NULL;
}

/* Adds the text up to `to`, line by line. */
static bool take_text(struct parser *p, size_t to)
{
	const char *data = p->template->text.data;

	p->held = (struct span){ data + to, 0 };
	while (p->at < to) {
		struct span line = { data + p->at, to - p->at };
		const char *newline = memchr(line.data, '\n', line.size);

		if (newline != NULL)
			line.size = (size_t)(newline - line.data) + 1;
		p->at += line.size;
		if (p->bare && mustache_blanks(line) == line.size) {
			p->held = line;
			return true;
		}
		if (!add_text(p, line))
			return false;
		p->bare = newline != NULL;
	}
	return true;
}

static bool is_alone(const struct parser *p, const struct mustache_tag *tag)
{
	return p->bare && tag->next_line > 0;
}

/* Steps behind a tag, and over its whole line when it has that to itself. */
static bool step_over(struct parser *p, const struct mustache_tag *tag, bool alone)
{
	if (!alone && !add_text(p, p->held))
		return false;
	p->at = alone ? tag->next_line : tag->end;
	p->bare = alone;
	return true;
}

/* Steps behind a tag and adds its node; the held blanks become text unless it is alone. */
static struct mustache_node *add_tag(
	struct parser *p, const struct mustache_tag *tag, enum mustache_kind kind, bool alone)
{
	const struct mustache_node node = { .kind = kind,
		.alone = alone,
		.text = tag->name,
		.indent = p->held,
		.offset = tag->start };

	return step_over(p, tag, alone) ? add(p, node) : NULL;
}

/* Adds the node of an element, which waits for its closing tag. */
static struct mustache_node *open_element(
	struct parser *p, const struct mustache_tag *tag, enum mustache_kind kind, bool alone)
{
	struct mustache_node *node;

	if (p->depth == MUSTACHE_MAX_DEPTH) {
		(void)fail(p, tag, "mustache.limit");
		return NULL;
	}
	node = add_tag(p, tag, kind, alone);
	if (node != NULL)
		p->elements[p->depth++] = node->end - 1;
	return node;
}

/* Splits a dotted name into the parts that are looked up one after the other. */
static bool split_name(struct parser *p, struct mustache_node *node)
{
	char *part = arena_copy(p->arena, node->text.data, node->text.size);
	char *dot;

	node->path = part;
	if (span_is(node->text, "."))
		return true;
	while ((dot = strchr(part, '.')) != NULL && dot > part) {
		*dot = '\0';
		part = dot + 1;
		node->parts++;
	}
	node->parts++;
	return dot == NULL && *part != '\0';
}

static bool take_value(struct parser *p, const struct mustache_tag *tag, enum mustache_kind kind)
{
	struct mustache_node *node = add_tag(p, tag, kind, false);

	return node != NULL && (split_name(p, node) || fail(p, tag, "mustache.name"));
}

static bool take_section(struct parser *p, const struct mustache_tag *tag, enum mustache_kind kind)
{
	struct mustache_node *node = open_element(p, tag, kind, is_alone(p, tag));

	return node != NULL && (split_name(p, node) || fail(p, tag, "mustache.name"));
}

static bool take_partial(struct parser *p, const struct mustache_tag *tag, enum mustache_kind kind)
{
	return add_tag(p, tag, kind, is_alone(p, tag)) != NULL;
}

/* The held blanks become a text for now; the closing tag may take them back. */
static bool take_parent(struct parser *p, const struct mustache_tag *tag, enum mustache_kind kind)
{
	bool may_be_alone = p->bare;
	struct mustache_node *node = open_element(p, tag, kind, false);

	if (node != NULL)
		node->alone = may_be_alone;
	return node != NULL;
}

static bool take_block(struct parser *p, const struct mustache_tag *tag, enum mustache_kind kind)
{
	bool argument = in_parent(p);
	bool alone = argument ? tag->next_line > 0 : is_alone(p, tag);
	struct mustache_node *node = open_element(p, tag, kind, alone);

	if (node == NULL)
		return false;
	node->argument = argument;
	p->bare = p->bare || argument;
	return true;
}

static bool close_parent(
	struct parser *p, const struct mustache_tag *tag, struct mustache_node *node)
{
	node->alone = node->alone && tag->next_line > 0;
	if (node->alone && node->indent.size > 0)
		node[-1].text.size = 0;
	return step_over(p, tag, node->alone);
}

static bool close_argument(
	struct parser *p, const struct mustache_tag *tag, const struct mustache_node *node)
{
	if (node->alone)
		mustache_dedent(p->template, node);
	p->at = tag->end;
	p->bare = false;
	return true;
}

static bool close_in_place(struct parser *p, const struct mustache_tag *tag)
{
	if (!step_over(p, tag, is_alone(p, tag)))
		return false;
	element(p)->end = p->template->count;
	return true;
}

static bool take_closer(
	struct parser *p, const struct mustache_tag *tag, enum mustache_kind kind UNUSED)
{
	struct mustache_node *node = element(p);
	bool closed;

	if (node == NULL || !span_equals(node->text, tag->name))
		return fail(p, tag, "mustache.mismatch");
	node->end = p->template->count;
	if (node->kind == MUSTACHE_PARENT)
		closed = close_parent(p, tag, node);
	else if (node->argument)
		closed = close_argument(p, tag, node);
	else
		closed = close_in_place(p, tag);
	p->depth--;
	return closed;
}

static bool take_comment(
	struct parser *p, const struct mustache_tag *tag, enum mustache_kind kind UNUSED)
{
	return step_over(p, tag, is_alone(p, tag));
}

static bool take_delimiters(
	struct parser *p, const struct mustache_tag *tag, enum mustache_kind kind UNUSED)
{
	if (!mustache_read_delimiters(tag->name, &p->delimiters))
		return fail(p, tag, "mustache.delimiters");
	return step_over(p, tag, is_alone(p, tag));
}

static const struct form *form_of(char sigil)
{
	static const struct form forms[] = {
		{ MUSTACHE_TEXT, '!', true, take_comment },
		{ MUSTACHE_SECTION, '#', false, take_section },
		{ MUSTACHE_BLOCK, '$', true, take_block },
		{ MUSTACHE_RAW, '&', false, take_value },
		{ MUSTACHE_TEXT, '/', true, take_closer },
		{ MUSTACHE_PARENT, '<', false, take_parent },
		{ MUSTACHE_TEXT, '=', true, take_delimiters },
		{ MUSTACHE_PARTIAL, '>', false, take_partial },
		{ MUSTACHE_INVERTED, '^', false, take_section },
		{ MUSTACHE_RAW, '{', false, take_value },
	};
	static const struct form value = { MUSTACHE_VALUE, '\0', false, take_value };

	for (size_t i = 0; i < COUNT(forms); i++)
		if (forms[i].sigil == sigil)
			return &forms[i];
	return &value;
}

static bool take_tag(struct parser *p, size_t start)
{
	struct mustache_tag tag;
	const struct form *form;

	if (!mustache_read_tag(p->template->text, &p->delimiters, start, &tag))
		return mustache_fail(
			p->template, start, p->delimiters.open, "mustache.open-tag", p->err);
	form = form_of(tag.sigil);
	if (in_parent(p) && !form->in_parent)
		return fail(p, &tag, "mustache.misplaced");
	if (form->kind != MUSTACHE_TEXT && !mustache_is_name(tag.name))
		return fail(p, &tag, "mustache.name");
	return form->take(p, &tag, form->kind);
}

static bool parse(struct parser *p)
{
	struct span text = p->template->text;
	const struct span *open = &p->delimiters.open;
	const char *found;

	while ((found = memmem(text.data + p->at, text.size - p->at, open->data, open->size)) !=
		NULL) {
		size_t start = (size_t)(found - text.data);

		if (!take_text(p, start) || !take_tag(p, start))
			return false;
	}
	if (!take_text(p, text.size) || !add_text(p, p->held))
		return false;
	if (p->depth > 0)
		return mustache_fail(p->template, element(p)->offset, element(p)->text,
			"mustache.unclosed", p->err);
	return true;
}

struct mustache *mustache_parse(
	struct arena *arena, const char *name, struct span text, struct error *err)
{
	struct mustache *template = arena_new(arena, 1, sizeof *template);
	struct parser p = { .arena = arena, .template = template, .bare = true, .err = err };
	size_t bad;

	template->name = name;
	template->text = text.size == 0 ? span_of("") : text;
	template->nodes = arena_new(arena, 1, sizeof *template->nodes);
	p.delimiters = (struct mustache_delimiters){ span_of("{{"), span_of("}}") };
	if (text.size > MUSTACHE_MAX_TEMPLATE) {
		(void)error_set(err, ERROR_REFUSED, "mustache.limit", "%s", name);
		return NULL;
	}
	if (!utf8_valid(text, &bad)) {
		(void)mustache_fail(template, bad, (struct span){ 0 }, "mustache.not-utf8", err);
		return NULL;
	}
	return parse(&p) ? template : NULL;
}
