/*
 * dashboard/web/media.c - see media.h.
 *
 * Pages may load our own styles, pictures and scripts and nothing else: no inline script, no form to
 * elsewhere, no frame; only embeds may stand in the frame of another site. What is public as data or as a
 * picture may be used from anywhere; a picture opened by itself is locked up, should it ever hold what it
 * must not.
 */
#include "dashboard/web/media.h"

#define OWN_PARTS                                                                                  \
	"default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri "       \
	"'none'; "
#define PAGE_POLICY OWN_PARTS "form-action 'self'; frame-ancestors 'none'"
/* the office's script tells how far an upload is */
#define OFFICE_POLICY OWN_PARTS "connect-src 'self'; form-action 'self'; frame-ancestors 'none'"
#define EMBED_POLICY OWN_PARTS "form-action 'none'; frame-ancestors *"
#define LOCKED "default-src 'none'; style-src 'unsafe-inline'; sandbox"

static const struct {
	const char *type, *policy;
	bool open; /* other sites may read it where it is public */
} kinds[] = {
	[MEDIA_HTML] = { "text/html; charset=utf-8", PAGE_POLICY, false },
	[MEDIA_ATOM] = { "application/atom+xml; charset=utf-8", LOCKED, true },
	[MEDIA_CALENDAR] = { "text/calendar; charset=utf-8", LOCKED, true },
	[MEDIA_CSS] = { "text/css; charset=utf-8", LOCKED, false },
	[MEDIA_CSV] = { "text/csv; charset=utf-8; header=present", LOCKED, true },
	[MEDIA_CSVM] = { "application/csvm+json", LOCKED, true },
	[MEDIA_EMBED] = { "text/html; charset=utf-8", EMBED_POLICY, false },
	[MEDIA_FILE] = { "application/octet-stream", LOCKED, false }, /* somebody's own */
	[MEDIA_JPEG] = { "image/jpeg", LOCKED, true },
	[MEDIA_JS] = { "text/javascript; charset=utf-8", LOCKED, false },
	[MEDIA_JSON] = { "application/json", LOCKED, true },
	[MEDIA_LINKED] = { "application/ld+json", LOCKED, true },
	[MEDIA_OFFICE] = { "text/html; charset=utf-8", OFFICE_POLICY, false },
	[MEDIA_PDF] = { "application/pdf", LOCKED, true },
	[MEDIA_PNG] = { "image/png", LOCKED, true },
	[MEDIA_PROBLEM] = { "application/problem+json", LOCKED, false },
	[MEDIA_SDMX_CSV] = { "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8", LOCKED,
		true },
	[MEDIA_SDMX_JSON] = { "application/vnd.sdmx.data+json; version=2.1.0", LOCKED, true },
	[MEDIA_SVG] = { "image/svg+xml", LOCKED, true },
	[MEDIA_TEXT] = { "text/plain; charset=utf-8", LOCKED, false },
	[MEDIA_XLSX] = { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		LOCKED, true },
	[MEDIA_XML] = { "application/xml; charset=utf-8", LOCKED, false },
	[MEDIA_ZIP] = { "application/zip", LOCKED, true },
};

bool media_packs(enum media media)
{
	return media != MEDIA_FILE && media != MEDIA_JPEG && media != MEDIA_PDF &&
		media != MEDIA_PNG && media != MEDIA_XLSX && media != MEDIA_ZIP;
}

bool media_is_page(enum media media)
{
	return media == MEDIA_HTML || media == MEDIA_EMBED || media == MEDIA_OFFICE;
}

const char *media_type(enum media media)
{
	return kinds[media].type;
}

void media_headers(enum media media, bool shared, struct answer *answer)
{
	const bool open = shared && kinds[media].open;

	answer_add(answer, "Content-Type", kinds[media].type);
	answer_add(answer, "Content-Security-Policy", kinds[media].policy);
	answer_add(answer, "X-Content-Type-Options", "nosniff");
	if (media != MEDIA_EMBED)
		answer_add(answer, "X-Frame-Options", "DENY");
	answer_add(answer, "Referrer-Policy", "strict-origin-when-cross-origin");
	answer_add(answer, "Cross-Origin-Opener-Policy", "same-origin");
	answer_add(answer, "Cross-Origin-Resource-Policy", open ? "cross-origin" : "same-origin");
	answer_add(answer, "Permissions-Policy", "camera=(), microphone=(), geolocation=()");
	answer_add(answer, "Strict-Transport-Security", "max-age=63072000; includeSubDomains");
	if (open)
		answer_add(answer, "Access-Control-Allow-Origin", "*");
}
