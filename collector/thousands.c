/* collector/thousands.c - see thousands.h. */
#include "collector/thousands.h"

#include <string.h>

#include "base/fold.h"
#include "indicators/unit.h"

static const struct {
	const char *word; /* folded */
	enum thousands means;
} words[] = {
	{ "billion", THOUSANDS_BILLION },
	{ "billions", THOUSANDS_BILLION },
	{ "million", THOUSANDS_MILLION },
	{ "millions", THOUSANDS_MILLION },
	{ "ngan", THOUSANDS_ONE },
	{ "nghin", THOUSANDS_ONE },
	{ "thousand", THOUSANDS_ONE },
	{ "thousands", THOUSANDS_ONE },
	{ "ti", THOUSANDS_BILLION },
	{ "trieu", THOUSANDS_MILLION },
	{ "ty", THOUSANDS_BILLION },
};

/* Two words of which one would be a billion alone: tỷ lệ, tỷ trọng, công ty. */
static const char *const pairs[] = { "ty le", "ti le", "ty trong", "ti trong", "ty so", "ti so",
	"ty suat", "ti suat", "cong ty", NULL };

static bool is_word(const char *text, const char *at, size_t size)
{
	return (at == text || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0');
}

/* Blots out such pairs. */
static void drop_pairs(char *text)
{
	for (size_t i = 0; pairs[i] != NULL; i++) {
		size_t size = strlen(pairs[i]);

		for (char *at = strstr(text, pairs[i]); at != NULL; at = strstr(at + 1, pairs[i]))
			if (is_word(text, at, size))
				memset(at, '.', size);
	}
}

enum thousands thousands_of(struct span text)
{
	text_auto folded = { 0 };
	enum thousands most = THOUSANDS_NONE;

	if (text.size == 0)
		return most;
	fold_add(text, &folded);
	if (folded.size == 0)
		return most;
	drop_pairs(folded.data);
	for (size_t i = 0; i < COUNT(words); i++) {
		size_t size = strlen(words[i].word);

		for (const char *at = strstr(folded.data, words[i].word); at != NULL;
			at = strstr(at + 1, words[i].word))
			if (is_word(folded.data, at, size) && words[i].means > most)
				most = words[i].means;
	}
	return most;
}

enum thousands thousands_of_unit(const struct indicator *indicator)
{
	enum thousands most = THOUSANDS_NONE;

	for (int lang = 0; lang < LANG_COUNT; lang++) {
		enum thousands named = thousands_of(span_of(indicator->unit_name[lang]));
		enum thousands suffix = thousands_of(span_of(indicator->unit->suffix[lang]));

		most = named > most ? named : most;
		most = suffix > most ? suffix : most;
	}
	return most;
}

bool thousands_may_be_told(struct span header)
{
	static const char *const heads[] = { "dvt", "don vi do", "don vi tinh", "unit",
		"unit of measure", "units", NULL };
	text_auto folded = { 0 };

	fold_add(header, &folded);
	for (size_t i = 0; folded.size > 0 && heads[i] != NULL; i++) {
		size_t size = strlen(heads[i]);

		if (strncmp(folded.data, heads[i], size) == 0 &&
			is_word(folded.data, folded.data, size))
			return true;
	}
	return false;
}
