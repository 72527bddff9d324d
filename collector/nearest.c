/* collector/nearest.c - Levenshtein's distance with one row of memory. */
#include "collector/nearest.h"

#include <string.h>

int nearest_distance(struct span a, const char *b)
{
	int row[NEAREST_MAX_WORD + 1];
	size_t width = strlen(b);

	if (a.size > NEAREST_MAX_WORD || width > NEAREST_MAX_WORD)
		return NEAREST_MAX_WORD;
	for (size_t j = 0; j <= width; j++)
		row[j] = (int)j;
	for (size_t i = 1; i <= a.size; i++) {
		int diagonal = row[0];

		row[0] = (int)i;
		for (size_t j = 1; j <= width; j++) {
			int change = diagonal + (a.data[i - 1] != b[j - 1]);
			int shorter = row[j - 1] < row[j] ? row[j - 1] : row[j];

			diagonal = row[j];
			row[j] = change < shorter + 1 ? change : shorter + 1;
		}
	}
	return row[width];
}

/* How many bytes both begin with. */
static size_t same_start(struct span a, const char *b)
{
	size_t count = 0;

	while (count < a.size && b[count] != '\0' && a.data[count] == b[count])
		count++;
	return count;
}

void nearest_offer(struct nearest *nearest, const char *word)
{
	int distance = nearest_distance(nearest->wanted, word);
	int limit = nearest->word[0] == '\0' ? (int)strlen(word) / 3 + 1 : nearest->distance;
	bool tied = nearest->word[0] != '\0' && distance == nearest->distance &&
		same_start(nearest->wanted, word) > same_start(nearest->wanted, nearest->word);

	if (distance < limit || tied) {
		nearest->word = word;
		nearest->distance = distance;
	}
}
