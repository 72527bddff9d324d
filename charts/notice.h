/* charts/notice.h - words in the place of a picture: there are no figures, or they cannot be drawn. */
#ifndef CHARTS_NOTICE_H
#define CHARTS_NOTICE_H

#include "charts/layout.h"

/* Writes them in the middle of the body, as far as they fit; nothing in a wordless form. */
void notice_write(struct layout *layout, const char *words);

#endif
