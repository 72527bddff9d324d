/*
 * base/markdown.h - CommonMark text as HTML that is safe to show.
 *
 * Headings begin at h2: the page has the first. Shown are words, lists, quotes,
 * code and links to http, https and paths of this site. Raw HTML, images and
 * other links are never written, whatever stands in the text; a link loses its
 * address and keeps its words.
 */
#ifndef BASE_MARKDOWN_H
#define BASE_MARKDOWN_H

#include "base/text.h"

enum { MARKDOWN_MAX_BYTES = 64 << 10 }; /* of one text; what is longer is refused, not cut */

/*
 * What of the text would not be shown: "raw HTML", "an image", "a link that is
 * not http or https", "too long"; with the line it stands on, 0 for the whole.
 * NULL for nothing. `text` is valid UTF-8.
 */
const char *markdown_refusal(struct span text, int *ret_line);

/* The address of a path of this site ("/i/code") in a page; borrowed until the next call. */
typedef const char *markdown_resolve(void *context, const char *path);

/* Adds the HTML; nothing for a text that is too long. */
void markdown_html(struct span text, markdown_resolve *resolve, void *context, struct text *ret);

/* Adds the words alone, a line a paragraph or an item; nothing for a text that is too long. */
void markdown_text(struct span text, struct text *ret);

#endif
