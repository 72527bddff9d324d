/* dashboard/office/inbox.h - one inquiry, as far as the visitor may see it. */
#ifndef DASHBOARD_OFFICE_INBOX_H
#define DASHBOARD_OFFICE_INBOX_H

#include "dashboard/office/visit.h"
#include "store/office/inquiries.h"

/* The inquiry of :id, with the catalogue read; key inquiry.none also where the visitor may not see it. */
MUST_CHECK bool inbox_seen(struct visit *visit, struct inquiry *ret, struct error *err);

#endif
