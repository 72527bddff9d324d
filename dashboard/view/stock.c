/* dashboard/view/stock.c - see stock.h. */
#include "dashboard/view/stock.h"

#include <string.h>

#include "base/hash.h"
#include "dashboard/view/files.h"

static struct span file_bytes(const char *name)
{
	const struct embedded *file = embedded_find(dashboard_files, name);

	return file == NULL ? (struct span){ "", 0 } : (struct span){ file->data, file->size };
}

void stock_free_words(struct words *words[LANG_COUNT])
{
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		words_free(words[lang]);
		words[lang] = NULL;
	}
}

static const char *const names[LANG_COUNT] = { "vi.json", "en.json" };

bool stock_load_words(struct words *words[LANG_COUNT], enum lang lang, struct error *err)
{
	if (words[lang] == NULL)
		words[lang] = words_new(file_bytes(names[lang]), lang, err);
	return words[lang] != NULL;
}

void stock_words_later(struct words *words[LANG_COUNT], enum lang lang)
{
	if (words[lang] == NULL)
		words[lang] = words_later(file_bytes(names[lang]), lang);
}

static void find_version(char ret[STOCK_VERSION])
{
	text_auto assets = { 0 };
	char hash[HASH_HEX];

	text_add(&assets, file_bytes("styles.css"));
	text_add(&assets, file_bytes("points.js"));
	text_add(&assets, file_bytes("upload.js"));
	hash_bytes(text_span(&assets), hash);
	memcpy(ret, hash, STOCK_VERSION - 1);
	ret[STOCK_VERSION - 1] = '\0';
}

bool stock_load(struct stock *ret, struct error *err)
{
	*ret = (struct stock){ 0 };
	if (stock_load_words(ret->words, LANG_VI, err) &&
		stock_load_words(ret->words, LANG_EN, err))
		ret->templates = templates_new(dashboard_files, err);
	if (ret->templates == NULL) {
		stock_free_words(ret->words);
		return false;
	}
	find_version(ret->version);
	return true;
}

void stock_free(struct stock *stock)
{
	templates_free(stock->templates);
	stock_free_words(stock->words);
}
