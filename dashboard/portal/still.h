/*
 * dashboard/portal/still.h - the portal's addresses as files, for a site that no program serves.
 *
 * A page is index.html in a folder of its address, so that the address of the portal leads there too;
 * what an edition is named in lies under edition/N:
 *
 *   /en/i/share                            en/i/share/index.html
 *   /i/share.svg?edition=2&theme=dark      edition/2/i/share.theme-dark.svg
 *   /verify?code=7K3F-Q2M9                 verify/code-7K3F-Q2M9/index.html
 *
 * Two addresses never share a file.
 */
#ifndef DASHBOARD_PORTAL_STILL_H
#define DASHBOARD_PORTAL_STILL_H

#include "base/arena.h"
#include "base/text.h"

/* The file of an address as links have it, with its query; in the arena. */
const char *still_file(struct arena *arena, const char *target);

/* Is told each address of the portal that a page names; false: it will have no file. */
typedef bool still_wants(void *self, const char *target);

/*
 * Adds the page of an address with its links made relative, in `href`, `src` and `srcset`. A link to
 * what has no file loses its address and keeps its words. The search in a page's head is left out, and
 * another form gives way to `instead`, which is HTML. Everything else is as it was.
 */
void still_page(struct arena *arena, const char *target, struct span page, const char *instead,
	still_wants *wants, void *self, struct text *ret);

#endif
