/*
 * dashboard/web/listen.h - the socket to listen on: one of our own, or one that was handed over.
 */
#ifndef DASHBOARD_WEB_LISTEN_H
#define DASHBOARD_WEB_LISTEN_H

#include "base/error.h"

enum { LISTEN_BACKLOG = 1024 };

/*
 * A socket that listens at "127.0.0.1:8022" or "[::1]:8022", or -1; port 0 takes a free one. `ret_port` is
 * the port it really has. Keys serve.address (misuse), serve.listen.
 */
MUST_CHECK int listen_at(const char *address, int *ret_port, struct error *err);

/* The socket that a supervisor has opened for this process (LISTEN_FDS, as systemd does), or -1 for none. */
MUST_CHECK int listen_inherited(int *ret_port);

/* Does an address lead nowhere but to this machine itself? */
bool listen_is_own(const char *address);

/* Does whoever listens on that socket answer an HTTP request within some seconds? */
MUST_CHECK bool listen_probe(int fd);

#endif
