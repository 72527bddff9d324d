/* indicators/sentence.c - see sentence.h. */
#include "indicators/sentence.h"

#include <string.h>

void sentence_say(const char *sentence, sentence_fill *fill, const void *context, struct text *ret)
{
	while (*sentence != '\0') {
		size_t plain = strcspn(sentence, "{");

		text_add(ret, (struct span){ sentence, plain });
		sentence += plain;
		if (*sentence == '{') {
			size_t name = strcspn(++sentence, "}");

			fill(context, (struct span){ sentence, name }, ret);
			sentence += name;
			sentence += *sentence == '}';
		}
	}
}
