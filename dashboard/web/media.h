/* dashboard/web/media.h - kinds of answers, and the headers each kind carries. */
#ifndef DASHBOARD_WEB_MEDIA_H
#define DASHBOARD_WEB_MEDIA_H

#include "dashboard/web/reply.h"

enum media {
	MEDIA_HTML,
	MEDIA_ATOM,
	MEDIA_CALENDAR,
	MEDIA_CSS,
	MEDIA_CSV,
	MEDIA_CSVM,
	MEDIA_EMBED, /* a page that other sites may put into a frame */
	MEDIA_FILE,
	MEDIA_JPEG,
	MEDIA_JS,
	MEDIA_JSON,
	MEDIA_LINKED,
	MEDIA_OFFICE, /* a page behind the sign-in */
	MEDIA_PDF,
	MEDIA_PNG,
	MEDIA_PROBLEM,
	MEDIA_SDMX_CSV,
	MEDIA_SDMX_JSON,
	MEDIA_SVG,
	MEDIA_TEXT,
	MEDIA_XLSX,
	MEDIA_XML,
	MEDIA_ZIP,
};

/* For people, in one language. */
bool media_is_page(enum media media);

/* "text/html; charset=utf-8" */
const char *media_type(enum media media);

/* Is it worth packing (base/coding.h)? Pictures and archives are packed already. */
bool media_packs(enum media media);

/* Adds the type and what protects the reader; `shared` data and pictures other sites may use. */
void media_headers(enum media media, bool shared, struct answer *answer);

#endif
