/* dashboard/commands/errors.c - see errors.h. */
#include "dashboard/commands/errors.h"

#include <stdio.h>
#include <string.h>

enum { KEY = 80, NUMBER = 16 };

/* "8.1 (approved)", of the office's acts, with the state as people say it; any other text as it is. */
static void say_detail(const struct words *words, const char *detail, struct text *ret)
{
	const char *open = strrchr(detail, '(');
	size_t size = open == NULL ? 0 : strcspn(open + 1, ")");
	char key[KEY];
	const char *word;

	(void)snprintf(
		key, sizeof key, "office.state.%.*s", (int)size, open == NULL ? "" : open + 1);
	word = words_get(words, key);
	if (size == 0 || strcmp(open + 1 + size, ")") != 0 || strcmp(word, key) == 0)
		text_addz(ret, detail);
	else
		text_addf(ret, "%.*s(%s)", (int)(open - detail), detail, word);
}

void error_say(const struct words *words, const struct error *err, struct text *ret)
{
	char key[KEY], line[NUMBER], column[NUMBER];
	text_auto detail = { 0 };

	say_detail(words, err->detail, &detail);
	(void)snprintf(key, sizeof key, "error.%s", err->key);
	(void)snprintf(line, sizeof line, "%d", err->line);
	(void)snprintf(column, sizeof column, "%d", err->column);
	words_say(words, key, ret, "detail", text_z(&detail), "where", err->where, "line", line,
		"column", column, NULL);
}

json_t *error_json(const struct words *words, const struct error *err)
{
	text_auto text = { 0 };

	error_say(words, err, &text);
	return json_pack(
		"{s:s,s:s,s:s}", "key", err->key, "detail", err->detail, "message", text_z(&text));
}

/* One half of a problem's words: "why" or "mend". */
void problem_say_half(const struct words *words, const struct problem *problem, const char *half,
	struct text *ret)
{
	char key[KEY], column[NUMBER];
	text_auto nearest = { 0 };

	if (problem->detail[0] != '\0')
		words_say(words, "say.nearest", &nearest, "word", problem->detail, NULL);
	(void)snprintf(key, sizeof key, "problem.%s.%s", problem->key, half);
	(void)snprintf(column, sizeof column, "%d", problem->column);
	words_say(words, key, ret, "read", problem->read, "detail", problem->detail, "header",
		problem->header, "column", column, "nearest", text_z(&nearest), NULL);
}

void problem_explain(const struct words *words, const struct problem *problem, struct text *ret)
{
	text_auto why = { 0 }, mend = { 0 };

	problem_say_half(words, problem, "why", &why);
	problem_say_half(words, problem, "mend", &mend);
	words_say(words, "annotate.problem", ret, "why", text_z(&why), "mend", text_z(&mend), NULL);
}

void problem_say(const struct words *words, const char *file, const struct problem *problem,
	struct text *ret)
{
	text_addf(ret, "%s:%s", file, problem->where);
	if (problem->header[0] != '\0' && problem->column > 0)
		text_addf(ret, " (%s)", problem->header);
	text_addz(ret, ": ");
	problem_say_half(words, problem, "why", ret);
	text_addz(ret, ". ");
	problem_say_half(words, problem, "mend", ret);
	text_addc(ret, '\n');
}

static void say_remark(const struct words *words, const struct remark *remark, struct text *ret)
{
	char key[KEY];

	(void)snprintf(key, sizeof key, "remark.%s", remark->key);
	words_say(words, key, ret, "n", remark->n, "detail", remark->detail, NULL);
}

void remark_say(
	const struct words *words, const char *file, const struct remark *remark, struct text *ret)
{
	text_addf(ret, "%s: ", file);
	say_remark(words, remark, ret);
	text_addc(ret, '\n');
}

json_t *remark_json(const struct words *const words[LANG_COUNT], const struct remark *remark)
{
	text_auto vi = { 0 }, en = { 0 };

	say_remark(words[LANG_VI], remark, &vi);
	say_remark(words[LANG_EN], remark, &en);
	return json_pack("{s:s,s:{s:s,s:s}}", "key", remark->key, "what", "vi", text_z(&vi), "en",
		text_z(&en));
}

json_t *problem_json(const struct words *const words[LANG_COUNT], const struct problem *problem)
{
	json_t *why = json_object(), *mend = json_object();

	for (int lang = 0; lang < LANG_COUNT; lang++) {
		text_auto text = { 0 };

		problem_say_half(words[lang], problem, "why", &text);
		(void)json_object_set_new(why, lang_codes[lang], json_string(text_z(&text)));
		text_clear(&text);
		problem_say_half(words[lang], problem, "mend", &text);
		(void)json_object_set_new(mend, lang_codes[lang], json_string(text_z(&text)));
	}
	return json_pack("{s:i,s:i,s:s,s:s,s:s,s:s,s:s,s:o,s:o}", "line", problem->line, "column",
		problem->column, "where", problem->where, "header", problem->header, "key",
		problem->key, "read", problem->read, "detail", problem->detail, "why", why, "mend",
		mend);
}
