/*
 * indicators/formula_parse.c - a formula's tokens as a tree, by recursive descent. Only brackets
 * and calls go deeper, and their depth is limited; a long sum is a loop.
 */
#include <string.h>

#include "indicators/formula_lex.h"
#include "indicators/formula_private.h"

/* clang-format off */
const struct formula_function formula_functions[NODE_SUM - NODE_CHANGE + 1] = {
	{ "change",         "change(x, N)",         1, 1, WHOLE_OPTIONAL },
	{ "change-percent", "change-percent(x, N)", 1, 1, WHOLE_OPTIONAL },
	{ "lag",            "lag(x, N)",            1, 1, WHOLE_REQUIRED },
	{ "max",            "max(x, y)",            2, FORMULA_MAX_ARGUMENTS, WHOLE_NONE },
	{ "min",            "min(x, y)",            2, FORMULA_MAX_ARGUMENTS, WHOLE_NONE },
	{ "per",            "per(x, y, 100)",       2, 2, WHOLE_OPTIONAL },
	{ "sum",            "sum(x, N)",            1, 1, WHOLE_REQUIRED },
};
/* clang-format on */

enum { LARGEST_PER = 1000000000 };

struct parser {
	struct formula_lexer lexer;
	struct formula_token token; /* the one to be looked at */
	struct arena *arena;
	struct formula_reference *references;
	int reference_count, nodes, depth;
	struct error *err;
};

static struct formula_node *expression(struct parser *parser);

static bool step(struct parser *parser)
{
	return formula_token(&parser->lexer, &parser->token, parser->err);
}

static bool refuse(const struct parser *parser, const char *key, const char *detail)
{
	const struct formula_token *token = &parser->token;

	return error_at(parser->err, ERROR_REFUSED, key, token->line, token->column, "%s", detail);
}

static void *refuse_node(const struct parser *parser, const char *key, const char *detail)
{
	(void)refuse(parser, key, detail);
	return NULL;
}

/* Something else should stand here: what does is told, "" at the end. */
static void *unexpected(const struct parser *parser)
{
	struct span found = parser->token.text;

	(void)error_at(parser->err, ERROR_REFUSED, "formula.expected", parser->token.line,
		parser->token.column, "%.*s",
		(int)(found.size < ERROR_DETAIL ? found.size : ERROR_DETAIL), found.data);
	return NULL;
}

static bool limit(struct parser *parser, int *count, int most, const char *what)
{
	if (*count < most) {
		++*count;
		return true;
	}
	return error_at(parser->err, ERROR_REFUSED, "formula.limit", parser->token.line,
		parser->token.column, "%d %s", most, what);
}

/* A node that stands where the present token does. */
static struct formula_node *node_new(struct parser *parser, enum formula_node_kind kind)
{
	struct formula_node *node;

	if (!limit(parser, &parser->nodes, FORMULA_MAX_NODES, "nodes"))
		return NULL;
	node = arena_new(parser->arena, 1, sizeof *node);
	node->kind = kind;
	node->line = parser->token.line;
	node->column = parser->token.column;
	return node;
}

static struct formula_node *number(struct parser *parser)
{
	struct formula_node *node = node_new(parser, NODE_NUMBER);

	if (node == NULL)
		return NULL;
	node->number = parser->token.number;
	if (!step(parser))
		return NULL;
	node->percent = parser->token.sign == '%';
	if (node->percent && !step(parser))
		return NULL;
	return node;
}

/* The place of a reference among those seen, new or not. */
static int reference_index(struct parser *parser, const struct formula_token *token)
{
	struct formula_reference *item;

	for (int i = 0; i < parser->reference_count; i++)
		if (span_is(token->text, parser->references[i].code) &&
			span_is(token->method, parser->references[i].method))
			return i;
	parser->references = arena_push(parser->arena, parser->references,
		(size_t)parser->reference_count, sizeof *parser->references);
	item = &parser->references[parser->reference_count];
	item->index = parser->reference_count;
	item->code = arena_copy(parser->arena, token->text.data, token->text.size);
	item->method = arena_copy(parser->arena, token->method.data, token->method.size);
	item->line = token->line;
	item->column = token->column;
	return parser->reference_count++;
}

/* The N or P at the end of a call. */
static bool whole_number(struct parser *parser, struct formula_node *node)
{
	const struct formula_token *token = &parser->token;
	struct decimal value = token->number;
	bool fits = token->kind == TOKEN_NUMBER && value.scale == 0 && value.units > 0;

	if (node->kind == NODE_PER) {
		fits = fits && value.units <= LARGEST_PER;
		for (int64_t tens = 1; fits && tens < value.units; tens *= 10)
			fits = value.units % (tens * 10) == 0;
		if (!fits)
			return refuse(parser, "formula.per", "1, 10, 100 \u2026");
	}
	if (!fits || (node->kind != NODE_PER && value.units > FORMULA_MAX_REACH))
		return error_at(parser->err, ERROR_REFUSED, "formula.whole", token->line,
			token->column, "%d", FORMULA_MAX_REACH);
	node->whole = (int)value.units;
	return step(parser);
}

static bool wrong_count(const struct parser *parser, const struct formula_node *node)
{
	return error_at(parser->err, ERROR_REFUSED, "formula.arguments", node->line, node->column,
		"%s", formula_functions[node->kind - NODE_CHANGE].usage);
}

/* What stands between the brackets of a call; the opening one is the present token. */
static bool arguments(struct parser *parser, struct formula_node *node)
{
	const struct formula_function *function = &formula_functions[node->kind - NODE_CHANGE];

	do {
		if (!step(parser))
			return false;
		if (node->count == function->most) {
			if (function->whole == WHOLE_NONE)
				return wrong_count(parser, node);
			if (!whole_number(parser, node))
				return false;
			break;
		}
		if ((node->arguments[node->count] = expression(parser)) == NULL)
			return false;
		node->count++;
	} while (parser->token.sign == ',');
	if (parser->token.sign == ',' || node->count < function->least ||
		(function->whole == WHOLE_REQUIRED && node->whole == 0))
		return wrong_count(parser, node);
	if (parser->token.sign != ')')
		return unexpected(parser) != NULL;
	return step(parser);
}

static struct formula_node *call(struct parser *parser, struct formula_node *node, struct span name)
{
	for (size_t i = 0; i < COUNT(formula_functions); i++)
		if (span_is(name, formula_functions[i].name)) {
			node->kind = NODE_CHANGE + (enum formula_node_kind)i;
			return arguments(parser, node) ? node : NULL;
		}
	(void)error_at(parser->err, ERROR_REFUSED, "formula.function", node->line, node->column,
		"%.*s", (int)(name.size < ERROR_DETAIL ? name.size : ERROR_DETAIL), name.data);
	return NULL;
}

static struct formula_node *name(struct parser *parser)
{
	struct formula_token token = parser->token;
	struct formula_node *node = node_new(parser, NODE_REFERENCE);

	if (node == NULL || !step(parser))
		return NULL;
	if (parser->token.sign == '(' && token.method.size == 0)
		return call(parser, node, token.text);
	node->reference = reference_index(parser, &token);
	return node;
}

static struct formula_node *brackets(struct parser *parser)
{
	struct formula_node *inner;

	if (!step(parser) || (inner = expression(parser)) == NULL)
		return NULL;
	if (parser->token.sign != ')')
		return unexpected(parser);
	return step(parser) ? inner : NULL;
}

static struct formula_node *factor(struct parser *parser)
{
	struct formula_node *node = NULL, *inner;

	if (parser->token.sign == '-' &&
		((node = node_new(parser, NODE_NEGATE)) == NULL || !step(parser)))
		return NULL;
	if (parser->token.kind == TOKEN_NUMBER)
		inner = number(parser);
	else if (parser->token.kind == TOKEN_NAME)
		inner = name(parser);
	else if (parser->token.sign == '(')
		inner = brackets(parser);
	else
		return unexpected(parser);
	if (node == NULL || inner == NULL)
		return inner;
	node->arguments[node->count++] = inner;
	return node;
}

/* The operators of each strength, weakest first, and the nodes they make. */
static const struct {
	const char signs[3];
	enum formula_node_kind kinds[2];
} operators[] = {
	{ "+-", { NODE_ADD, NODE_SUBTRACT } },
	{ "*/", { NODE_MULTIPLY, NODE_DIVIDE } },
};

/* A chain of operators of one strength, leaning to the left. */
static struct formula_node *chain(struct parser *parser, size_t strength)
{
	bool last = strength + 1 == COUNT(operators);
	struct formula_node *left = last ? factor(parser) : chain(parser, strength + 1);

	while (left != NULL && parser->token.sign != '\0' &&
		strchr(operators[strength].signs, parser->token.sign) != NULL) {
		bool second = parser->token.sign == operators[strength].signs[1];
		struct formula_node *node = node_new(parser, operators[strength].kinds[second]);

		if (parser->token.sign == '-' && !parser->token.apart)
			return refuse_node(parser, "formula.minus", "-");
		if (node == NULL || !step(parser))
			return NULL;
		node->arguments[0] = left;
		node->arguments[1] = last ? factor(parser) : chain(parser, strength + 1);
		node->count = 2;
		left = node->arguments[1] == NULL ? NULL : node;
	}
	return left;
}

static struct formula_node *expression(struct parser *parser)
{
	struct formula_node *node;

	if (!limit(parser, &parser->depth, FORMULA_MAX_DEPTH, "brackets"))
		return NULL;
	node = chain(parser, 0);
	parser->depth--;
	return node;
}

/* What each reference counts. */
static const struct measure *measures_of(
	const struct parser *parser, const struct formula_scope *scope)
{
	struct measure *measures = arena_new(
		parser->arena, (size_t)parser->reference_count, sizeof *measures);

	for (int i = 0; i < parser->reference_count; i++) {
		const struct formula_reference *item = &parser->references[i];

		if (!scope->measure(scope->self, item->code, item->method, &measures[i])) {
			(void)error_at(parser->err, ERROR_REFUSED, "formula.unknown", item->line,
				item->column, "%s%s%s", item->code, *item->method ? ":" : "",
				item->method);
			return NULL;
		}
	}
	return measures;
}

const struct formula *formula_parse(struct arena *arena, struct span text, struct measure result,
	const struct formula_scope *scope, struct error *err)
{
	struct parser parser = { .lexer = { text, 0, 0, 1 }, .arena = arena, .err = err };
	struct formula *formula = arena_new(arena, 1, sizeof *formula);
	const struct measure *measures;
	struct formula_node *root;

	if (text.size > FORMULA_MAX_BYTES) {
		(void)error_at(
			err, ERROR_REFUSED, "formula.limit", 1, 1, "%d bytes", FORMULA_MAX_BYTES);
		return NULL;
	}
	if (!step(&parser) || (root = expression(&parser)) == NULL)
		return NULL;
	if (parser.token.kind != TOKEN_END)
		return unexpected(&parser);
	if ((measures = measures_of(&parser, scope)) == NULL)
		return NULL;
	formula->references = parser.references;
	formula->reference_count = parser.reference_count;
	formula->root = root;
	return formula_units(formula, root, measures, result, err) ? formula : NULL;
}

const struct formula_reference *formula_references(const struct formula *formula, int *ret_count)
{
	*ret_count = formula->reference_count;
	return formula->references;
}
