/*
 * dashboard/web/supervisor.h - whoever started us and wants to hear how we are: systemd, or nobody.
 *
 * Follows sd_notify(3): a datagram to the socket named by NOTIFY_SOCKET.
 */
#ifndef DASHBOARD_WEB_SUPERVISOR_H
#define DASHBOARD_WEB_SUPERVISOR_H

#include "base/lang.h"

/* "READY=1", "STOPPING=1", "WATCHDOG=1"; nothing happens where nobody listens. */
void supervisor_tell(const char *state);

/* Seconds after which we are taken for dead unless we tell WATCHDOG=1; 0: never. */
MUST_CHECK int supervisor_patience(void);

#endif
