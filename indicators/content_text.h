/* indicators/content_text.h - a page of a section as text: to be compared, kept and read. */
#ifndef INDICATORS_CONTENT_TEXT_H
#define INDICATORS_CONTENT_TEXT_H

#include "indicators/content.h"

/* Adds all that a page holds, as JSON of the form of content.json; the same page gives the same text. */
void content_print(const struct content_page *page, struct text *ret);

#endif
