/*
 * indicators/formula_words.c - a formula as text, and in words why it has no value.
 *
 * Brackets are written where reading would else build another tree: a weaker operator inside a
 * stronger one, or one of the same strength on the right.
 */
#include "indicators/formula_eval.h"
#include "indicators/formula_private.h"
#include "indicators/sentence.h"

/* How an operator is written and how tightly it holds together. */
/* clang-format off */
static const struct sign {
	const char *text;
	int strength;
} operators[NODE_SUM + 1] = {
	[NODE_NEGATE]   = { "-", 2 },
	[NODE_ADD]      = { " + ", 1 },
	[NODE_SUBTRACT] = { " - ", 1 },
	[NODE_MULTIPLY] = { " * ", 2 },
	[NODE_DIVIDE]   = { " / ", 2 },
};
/* clang-format on */

static void print_node(const struct formula *formula, const struct formula_node *node, int strength,
	struct text *ret);

static void print_reference(const struct formula_reference *reference, struct text *ret)
{
	text_addz(ret, reference->code);
	if (*reference->method != '\0')
		text_addf(ret, ":%s", reference->method);
}

static void print_operator(
	const struct formula *formula, const struct formula_node *node, struct text *ret)
{
	int strength = operators[node->kind].strength;

	if (node->count == 2)
		print_node(formula, node->arguments[0], strength, ret);
	text_addz(ret, operators[node->kind].text);
	print_node(formula, node->arguments[node->count - 1], strength + 1, ret);
}

static void print_call(
	const struct formula *formula, const struct formula_node *node, struct text *ret)
{
	text_addz(ret, formula_functions[node->kind - NODE_CHANGE].name);
	for (int i = 0; i < node->count; i++) {
		text_addz(ret, i == 0 ? "(" : ", ");
		print_node(formula, node->arguments[i], 0, ret);
	}
	if (node->whole > 0)
		text_addf(ret, ", %d", node->whole);
	text_addc(ret, ')');
}

/* Writes a node where at least `strength` is needed to stand without brackets. */
static void print_node(const struct formula *formula, const struct formula_node *node, int strength,
	struct text *ret)
{
	const struct sign *sign = &operators[node->kind];
	bool brackets = sign->text != NULL && sign->strength < strength;

	text_addz(ret, brackets ? "(" : "");
	if (node->kind == NODE_NUMBER) {
		decimal_print(node->number, ret);
		text_addz(ret, node->percent ? "%" : "");
	} else if (node->kind == NODE_REFERENCE) {
		print_reference(&formula->references[node->reference], ret);
	} else if (sign->text != NULL) {
		print_operator(formula, node, ret);
	} else {
		print_call(formula, node, ret);
	}
	text_addz(ret, brackets ? ")" : "");
}

void formula_print(const struct formula *formula, struct text *ret)
{
	print_node(formula, formula->root, 0, ret);
}

/* clang-format off */
const char *const formula_reasons[FORMULA_REASON_COUNT + 1] = {
	"valued", "no-figure", "no-period", "zero-divisor", "base-not-positive", "too-large", NULL,
};

static const char *const sentences[FORMULA_REASON_COUNT][LANG_COUNT] = {
	[FORMULA_VALUED] = { "", "" },
	[FORMULA_NO_FIGURE] = {
		"Không tính được vì chưa có số liệu “{name}” của {period}.",
		"Not computed: there is no figure for “{name}” in {period}." },
	[FORMULA_NO_PERIOD] = {
		"Không tính được vì kỳ này không có kỳ trước tương ứng.",
		"Not computed: there is no earlier period that corresponds to this one." },
	[FORMULA_ZERO_DIVISOR] = {
		"Không tính được vì mẫu số bằng 0.",
		"Not computed: it would be divided by zero." },
	[FORMULA_BASE_NOT_POSITIVE] = {
		"Không tính được phần trăm thay đổi vì số liệu kỳ trước bằng 0 hoặc âm.",
		"Not computed: a change in percent needs an earlier figure above zero." },
	[FORMULA_TOO_LARGE] = {
		"Không tính được vì kết quả có quá nhiều chữ số.",
		"Not computed: the result has too many digits." },
};

static const char *const broken[LANG_COUNT] = {
	"Tính từ số liệu của hai địa giới khác nhau.",
	"Made from figures on two different boundaries.",
};

static const char *const suppressed[LANG_COUNT] = {
	"Không tính được vì số liệu “{name}” của {period} không được công bố.",
	"Not computed: the figure for “{name}” in {period} is suppressed.",
};
/* clang-format on */

struct saying {
	const struct formula_part *blame;
	const char *name;
	enum lang lang;
};

static void fill(const void *context, struct span name, struct text *ret)
{
	const struct saying *saying = context;

	if (span_is(name, "period"))
		period_say(&saying->blame->period, saying->lang, ret);
	else if (saying->name != NULL)
		text_addz(ret, saying->name);
	else
		print_reference(saying->blame->reference, ret);
}

void formula_say(
	const struct formula_result *result, const char *name, enum lang lang, struct text *ret)
{
	const struct saying saying = { result->blame, name, lang };
	const struct observation *figure = saying.blame == NULL ? NULL : saying.blame->figure;
	bool hidden = figure != NULL && figure->status == 'Q';

	if (result->known && result->breaks)
		text_addz(ret, broken[lang]);
	sentence_say(
		hidden ? suppressed[lang] : sentences[result->reason][lang], fill, &saying, ret);
}
