/* charts/notes.c - see notes.h. */
#include "charts/notes.h"

#include "indicators/format.h"

void notes_add(struct text *notes, const char *sentence)
{
	text_addz(notes, *sentence == '\0' || text_span(notes).size == 0 ? "" : " ");
	text_addz(notes, sentence);
}

void notes_fill(struct text *notes, enum word sentence, enum lang lang, const char *what)
{
	text_auto said = { 0 };

	words_fill(word(sentence, lang), what, &said);
	notes_add(notes, text_z(&said));
}

void notes_statuses(
	struct text *notes, const struct frame *frame, enum word sentence, enum lang lang)
{
	text_auto statuses = { 0 };

	words_statuses(frame, lang, &statuses);
	if (text_span(&statuses).size > 0)
		notes_fill(notes, sentence, lang, text_z(&statuses));
}

void notes_break(struct text *notes, const struct frame_break *mark, enum lang lang)
{
	text_auto said = { 0 };

	words_break(mark, lang, &said);
	text_addc(&said, '.');
	notes_add(notes, text_z(&said));
}

void notes_period(struct text *notes, const struct period *period, enum lang lang)
{
	text_auto said = { 0 };

	period_say(period, lang, &said);
	notes_fill(notes, WORD_PERIOD, lang, text_z(&said));
}
