/*
 * dashboard/view/words.h - the words of one language.
 *
 * One JSON object of objects and texts; a key is the path to a text, with dots:
 * "overview.title". A key without a text stands for itself, so that a missing
 * word can be seen. A sentence has {holes}; where it depends on a number, an
 * object of forms stands in place of the text, {"one": ..., "other": ...}: the
 * value of the hole {n} chooses, "one" for exactly 1 in English, and "other"
 * in every other case (Vietnamese has no more) and where there is no "one".
 *
 * Words never change once made and may be used by many threads.
 */
#ifndef DASHBOARD_VIEW_WORDS_H
#define DASHBOARD_VIEW_WORDS_H

#include "base/json.h"

struct words;

/* As pages and headers name the languages: "vi". */
extern const char *const lang_codes[LANG_COUNT];

/*
 * Reads the words of a language; the caller frees them. NULL on failure, keys
 *     json.syntax   not JSON, or a key twice
 *     words.form    not an object, or something in it is neither text nor object
 */
MUST_CHECK struct words *words_new(struct span json, enum lang lang, struct error *err);
/* The same of words that are known to be right and stay: they are read when the first is asked for, before
   which one thread has them. Most commands say little or nothing. */
struct words *words_later(struct span json, enum lang lang);
void words_free(struct words *words); /* NULL is fine */

/* The text of a key, borrowed from the words or, where there is none, the key. Never NULL. */
const char *words_get(const struct words *words, const char *key);

/*
 * Adds the sentence of a key to `ret`, its holes filled from pairs of name and
 * value, all const char *, ended by a NULL. A hole without a value stays as it is.
 * Values are not looked into and nothing is escaped: templates do that.
 */
__attribute__((sentinel)) void words_say(
	const struct words *words, const char *key, struct text *ret, ...);

enum lang words_lang(const struct words *words);

/* Everything, for templates (as `t`). Borrowed. */
json_t *words_json(const struct words *words);

#endif
