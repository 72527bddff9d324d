/* dashboard/view/words.c - see words.h. */
#include "dashboard/view/words.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

const char *const lang_codes[LANG_COUNT] = { [LANG_VI] = "vi", [LANG_EN] = "en" };

struct words {
	enum lang lang;
	struct span later; /* to be read */
	json_t **all; /* NULL behind it: nothing was asked for so far */
};

/* True when everything in `object` is text or an object of that kind. */
static bool has_form(json_t *object, struct error *err)
{
	const char *key;
	json_t *member;

	if (!json_is_object(object))
		return error_set(err, ERROR_REFUSED, "words.form", "{ }");
	json_object_foreach (object, key, member) {
		if (!json_is_string(member) && !json_is_object(member))
			return error_set(err, ERROR_REFUSED, "words.form", "%s", key);
		if (json_is_object(member) && !has_form(member, err))
			return false;
	}
	return true;
}

struct words *words_later(struct span json, enum lang lang)
{
	struct words *words = memory_new(1, sizeof *words);

	words->lang = lang;
	words->later = json;
	words->all = memory_new(1, sizeof(json_t *));
	return words;
}

struct words *words_new(struct span json, enum lang lang, struct error *err)
{
	json_t *all = json_read(json, err);
	struct words *words;

	if (all == NULL)
		return NULL;
	if (!has_form(all, err)) {
		json_decref(all);
		return NULL;
	}
	words = words_later((struct span){ "", 0 }, lang);
	*words->all = all;
	return words;
}

void words_free(struct words *words)
{
	if (words == NULL)
		return;
	json_decref(*words->all);
	free(words->all);
	free(words);
}

json_t *words_json(const struct words *words)
{
	struct error ignored;

	if (*words->all == NULL)
		*words->all = json_read(words->later, &ignored);
	return *words->all;
}

static const json_t *find(const struct words *words, const char *key)
{
	const json_t *value = words_json(words);

	while (value != NULL) {
		size_t size = strcspn(key, ".");

		value = json_object_getn(value, key, size);
		if (key[size] == '\0')
			break;
		key += size + 1;
	}
	return value;
}

const char *words_get(const struct words *words, const char *key)
{
	const char *text = json_string_value(find(words, key));

	return text == NULL ? key : text;
}

/* The value of a hole among pairs of name and value, or NULL. */
static const char *value_of(struct span hole, va_list pairs)
{
	const char *found = NULL;
	const char *name;
	va_list rest;

	va_copy(rest, pairs);
	while (found == NULL && (name = va_arg(rest, const char *)) != NULL) {
		const char *value = va_arg(rest, const char *);

		if (span_is(hole, name))
			found = value;
	}
	va_end(rest);
	return found;
}

/* The text of a key, or the form of it that goes with `n`, or the key. */
static const char *sentence(const struct words *words, const char *key, const char *n)
{
	static const char *const ones[LANG_COUNT] = { [LANG_EN] = "1" };
	const char *one = ones[words->lang];
	const json_t *value = find(words, key);
	const char *text = json_string_value(value);

	if (text == NULL && one != NULL && n != NULL && strcmp(n, one) == 0)
		text = json_text(value, "one");
	if (text == NULL)
		text = json_text(value, "other");
	return text == NULL ? key : text;
}

void words_say(const struct words *words, const char *key, struct text *ret, ...)
{
	va_list pairs;
	const char *text;

	va_start(pairs, ret);
	text = sentence(words, key, value_of(span_of("n"), pairs));
	while (*text != '\0') {
		size_t plain = strcspn(text, "{");
		struct span hole = { text + plain, strcspn(text + plain, "}") };
		const char *value = NULL;

		text_add(ret, (struct span){ text, plain });
		text += plain;
		if (*text == '\0')
			break;
		if (hole.data[hole.size] == '}')
			value = value_of((struct span){ hole.data + 1, hole.size - 1 }, pairs);
		if (value == NULL) {
			text_addc(ret, *text++);
		} else {
			text_addz(ret, value);
			text += hole.size + 1;
		}
	}
	va_end(pairs);
}

enum lang words_lang(const struct words *words)
{
	return words->lang;
}
