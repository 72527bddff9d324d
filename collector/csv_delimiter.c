/*
 * collector/csv_delimiter.c - which delimiter a text is written with.
 *
 * The true one stands in nearly every line, and as often in each; a comma that
 * is only a decimal comma is missing in the header, one of a sentence in the
 * rows. So the candidate wins that most lines hold equally often; among equals,
 * the one of the earliest line, and of that the most frequent.
 */
#include "collector/csv.h"

enum { CANDIDATES = 4, LINES = 24, LOOK = 1 << 16 };

static const char candidates[CANDIDATES] = { ',', ';', '\t', '|' };

struct lines {
	int counts[LINES][CANDIDATES];
	int count;
};

static void count_lines(struct span input, struct lines *ret)
{
	bool quoted = false, blank = true;

	for (size_t i = 0; i < input.size && i < LOOK && ret->count < LINES; i++) {
		char c = input.data[i];

		if (c == '"')
			quoted = !quoted;
		if (!quoted && (c == '\n' || c == '\r')) {
			ret->count += !blank;
			blank = true;
			continue;
		}
		blank = false;
		for (int n = 0; n < CANDIDATES; n++)
			ret->counts[ret->count][n] += !quoted && c == candidates[n];
	}
	if (!blank && ret->count < LINES)
		ret->count++;
}

/* How many lines hold the candidate as often as the line does. */
static int agreeing(const struct lines *lines, int line, int candidate)
{
	int agree = 0;

	for (int i = 0; i < lines->count; i++)
		agree += lines->counts[i][candidate] == lines->counts[line][candidate];
	return agree;
}

char csv_delimiter(struct span input)
{
	struct lines lines = { 0 };
	int best = 0, best_agree = 0, best_line = 0, best_count = 0;

	count_lines(input, &lines);
	for (int line = 0; line < lines.count; line++)
		for (int n = 0; n < CANDIDATES; n++) {
			int count = lines.counts[line][n];
			int agree = count == 0 ? 0 : agreeing(&lines, line, n);

			if (agree < best_agree ||
				(agree == best_agree && (line > best_line || count <= best_count)))
				continue;
			best = n;
			best_agree = agree;
			best_line = line;
			best_count = count;
		}
	return candidates[best];
}
